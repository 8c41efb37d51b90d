import { DATASET_DESCRIPTIONS } from '../../../config/dataset-descriptions.ts';
import type { TableDeskState } from '../../../store/table-desk-state.ts';
import { useTableDesk } from '../table-desk-context.ts';
import { Demos } from './Demos.tsx';
import { DropArea } from './DropArea.tsx';
import { KeptFiles } from './KeptFiles.tsx';
import styles from './sources.module.css';

/** Where data come from. `onOpen` is told when something is being opened, `onLab` when the Lab is to show it. */
export function Sources({ onOpen, onLab }: { readonly onOpen: () => void; readonly onLab: () => void }) {
  const citation = useTableDesk(selectCitation);
  return (
    <>
      <DropArea onOpen={onOpen} />
      <KeptFiles onOpen={onOpen} />
      <Demos onOpen={onOpen} onLab={onLab} />
      {citation === null ? null : <p className={styles.citation}>{citation}</p>}
    </>
  );
}

/** Where what is open comes from. */
function selectCitation({ view }: TableDeskState): string | null {
  if (view === null) return null;
  const { source, fileName } = view;
  if (source.kind === 'file') return `${fileName} is your file. It is kept in this browser until you delete it here.`;
  const demo = DATASET_DESCRIPTIONS.find(({ table }) => table?.path === source.path);
  return demo?.citation === undefined ? null : `${demo.label}: ${demo.citation ?? 'made here.'}`;
}
