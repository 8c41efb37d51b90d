import { useId, useState, type SyntheticEvent } from 'react';
import type { TableView } from '../../../protocol/table-messages.ts';
import controls from '../../controls.module.css';
import { AsReadGrid } from './AsReadGrid.tsx';
import { EncodedGrid } from './EncodedGrid.tsx';
import styles from './grid.module.css';
import type { Jump } from './jump.ts';

const MODES = [
  { name: 'read', label: 'As read', explanation: 'The rows as they stand in the file.' },
  {
    name: 'encoded',
    label: 'What the model really sees',
    explanation:
      'The same rows as numbers: scaled, and with an input for each kind. Fitted on the training rows alone.',
  },
] as const;

/** The rows of the table: as they were read, or as the model sees them. */
export function RowsPanel(props: {
  readonly view: TableView;
  /** A line that is to be shown. */
  readonly line: Jump | null;
  readonly onLine: (line: number) => void;
}) {
  const { view, line, onLine } = props;
  const [mode, setMode] = useState<(typeof MODES)[number]['name']>('read');
  const [column, setColumn] = useState<Jump | null>(null);
  const [shownLine, setShownLine] = useState(line);
  if (line !== shownLine) {
    // Lines of the file are looked for among the rows as they were read.
    setShownLine(line);
    setMode('read');
  }
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <div className={styles.modes} role="group" aria-label="How the rows are shown">
          {MODES.map(({ name, label, explanation }) => (
            <button
              key={name}
              type="button"
              aria-pressed={mode === name}
              data-explain={explanation}
              onClick={() => setMode(name)}
            >
              {label}
            </button>
          ))}
        </div>
        <LineForm onLine={onLine} />
        <button
          type="button"
          className={`${controls.button} ${styles.skip}`}
          onClick={() => document.getElementById('split')?.focus()}
        >
          Skip the columns
        </button>
      </div>
      {mode === 'read' ? (
        <AsReadGrid view={view} line={line} column={column} />
      ) : view.whyNotTrain === null ? (
        <EncodedGrid
          view={view}
          onSource={(to) => {
            setColumn({ to });
            setMode('read');
          }}
        />
      ) : (
        <p className={styles.nothing}>The model sees nothing yet. {view.whyNotTrain}</p>
      )}
    </div>
  );
}

function LineForm({ onLine }: { readonly onLine: (line: number) => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const line = Number(text);
    if (Number.isInteger(line) && line >= 1) onLine(line);
  };
  return (
    <form className={styles.lineForm} onSubmit={submit}>
      <label htmlFor={id}>line</label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        data-explain="A line of the file, to be shown. Enter goes there."
        onChange={(event) => setText(event.currentTarget.value.trim())}
      />
      <input type="submit" className={controls.button} value="Show" />
    </form>
  );
}
