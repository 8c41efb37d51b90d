import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createLab } from './store/lab.ts';
import { createPagePace } from './store/page-pace.ts';
import { createTrustedWorker } from './store/trusted-worker.ts';
import { App } from './ui/App.tsx';
import { TableDeskContext } from './ui/data/table-desk-context.ts';
import { LabContext } from './ui/lab-context.ts';
import workerUrl from './worker/training.worker.ts?worker&url';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root.');

const lab = createLab({
  createWorker: () => createTrustedWorker(workerUrl, 'training'),
  siteUrl: document.baseURI,
  schedule: createPagePace(),
});

createRoot(root).render(
  <StrictMode>
    <LabContext value={lab}>
      <TableDeskContext value={lab.tableDesk}>
        <App />
      </TableDeskContext>
    </LabContext>
  </StrictMode>,
);
