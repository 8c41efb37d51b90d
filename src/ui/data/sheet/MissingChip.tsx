import { useId, useState, type SyntheticEvent } from 'react';
import { MISSING_TOKENS } from '../../../config/missing-tokens.ts';
import type { ColumnView } from '../../../protocol/table-messages.ts';
import controls from '../../controls.module.css';
import { Icon } from '../../Icon.tsx';
import { formatCount } from '../../number-format.ts';
import { ColumnPicker } from '../ColumnPicker.tsx';
import { Popover } from '../Popover.tsx';
import { useTableDesk, useTableDeskActions } from '../table-desk-context.ts';
import { columnWithGaps, missingLabel, tokenLabel } from './missing-words.ts';
import popover from '../popover.module.css';
import styles from './sheet.module.css';

const NO_COLUMNS: readonly ColumnView[] = [];

/** Which texts count as missing: in each column those that are usual, until others are chosen. */
export function MissingChip() {
  const columns = useTableDesk(({ view }) => view?.columns ?? NO_COLUMNS);
  const [chosen, setChosen] = useState<number | null>(null);
  const column = columns.find(({ index }) => index === chosen) ?? columnWithGaps(columns);
  if (column === null) return null;
  const label = missingLabel(columns);
  return (
    <Popover
      label="What counts as missing"
      className={styles.chip}
      explanation={`What counts as missing: ${label}. It can be chosen for each column.`}
      button={label}
    >
      {() => (
        <>
          <div className={popover.row}>
            <b>In</b>
            <ColumnPicker
              label="Column"
              className={controls.button}
              explanation="The column whose missing cells are looked at."
              button={
                <>
                  {column.name}
                  <Icon name="chevron" size={12} />
                </>
              }
              columns={columns}
              chosen={column.index}
              onChoose={setChosen}
            />
            <b>these are missing:</b>
          </div>
          <Tokens key={column.index} column={column} />
        </>
      )}
    </Popover>
  );
}

function Tokens({ column }: { readonly column: ColumnView }) {
  const id = useId();
  const actions = useTableDeskActions();
  const [token, setToken] = useState('');
  const tokens = column.choices.missingTokens ?? MISSING_TOKENS;
  const counts = new Map(column.summary.missingTokens.map(({ text, count }) => [text, count]));
  const set = (changed: readonly string[]) =>
    actions.change({ kind: 'setMissingTokens', column: column.index, tokens: changed });
  const add = (event: SyntheticEvent) => {
    event.preventDefault();
    const text = token.trim();
    if (text === '' || tokens.includes(text)) return;
    setToken('');
    set([...tokens, text]);
  };
  return (
    <>
      <ul className={styles.tokens} aria-label={`Missing in ${column.name}`}>
        {tokens.map((text) => (
          <li key={text}>
            {tokenLabel(text)}
            {counts.has(text) ? <small>{formatCount(counts.get(text) ?? 0)} times</small> : null}
            <button
              type="button"
              aria-label={`${tokenLabel(text)} is a value`}
              data-explain="Takes it for a value from now on."
              onClick={() => set(tokens.filter((other) => other !== text))}
            >
              <Icon name="close" size={11} />
            </button>
          </li>
        ))}
      </ul>
      <form className={popover.row} onSubmit={add}>
        <label htmlFor={id}>Also missing</label>
        <input
          id={id}
          className={popover.field}
          value={token}
          autoComplete="off"
          onChange={(event) => setToken(event.currentTarget.value)}
        />
        <input type="submit" className={controls.button} value="Add" />
      </form>
    </>
  );
}
