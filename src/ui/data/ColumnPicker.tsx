import { useState } from 'react';
import { OptionList } from './OptionList.tsx';
import { Popover } from './Popover.tsx';
import styles from './popover.module.css';
import type { ReactNode } from 'react';
import type { ColumnView } from '../../protocol/table-messages.ts';
import { TYPE_LABELS } from './data-words.ts';

/** With more than these one types a part of the name. */
const FEW = 10;
/** A table may have thousands of columns. */
const SHOWN_AT_MOST = 60;

/** Chooses one of a table's columns, by its name or a part of it. */
export function ColumnPicker(props: {
  readonly label: string;
  readonly className: string | undefined;
  readonly explanation: string;
  readonly button: ReactNode;
  readonly columns: readonly ColumnView[];
  readonly chosen: number | null;
  readonly onChoose: (column: number) => void;
}) {
  const { label, className, explanation, button, columns, chosen, onChoose } = props;
  return (
    <Popover label={label} className={className} explanation={explanation} button={button}>
      {(close) => (
        <Columns
          columns={columns}
          chosen={chosen}
          onChoose={(column) => {
            close();
            onChoose(column);
          }}
        />
      )}
    </Popover>
  );
}

function Columns(props: {
  readonly columns: readonly ColumnView[];
  readonly chosen: number | null;
  readonly onChoose: (column: number) => void;
}) {
  const { columns, chosen, onChoose } = props;
  const [part, setPart] = useState('');
  const wanted = part.trim().toLowerCase();
  const found = columns.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <>
      {columns.length <= FEW ? null : (
        <input
          className={styles.field}
          type="search"
          aria-label="Part of the name"
          placeholder="Part of the name"
          value={part}
          data-first=""
          onChange={(event) => setPart(event.currentTarget.value)}
        />
      )}
      <OptionList
        options={found.slice(0, SHOWN_AT_MOST).map(({ index, name, type, reason }) => ({
          value: index,
          label: name,
          note: `${TYPE_LABELS[type]}. ${reason}`,
        }))}
        chosen={chosen}
        onChoose={onChoose}
      />
      {found.length > SHOWN_AT_MOST ? <p>{found.length - SHOWN_AT_MOST} more. Type a part of the name.</p> : null}
      {found.length === 0 ? <p>There is none.</p> : null}
    </>
  );
}
