import { useId } from 'react';
import type { ReadingChoice } from '../../../protocol/table-messages.ts';
import type { TableRefusal } from '../../../store/table-desk-state.ts';
import controls from '../../controls.module.css';
import { Icon } from '../../Icon.tsx';
import { formatCount } from '../../number-format.ts';
import { choicesOf, ENCODING_LABELS } from '../data-words.ts';
import { useTableDesk, useTableDeskActions } from '../table-desk-context.ts';
import { GuessPreview, isSameCut } from './GuessPreview.tsx';
import { repairs } from './repairs.ts';
import styles from './sheet.module.css';

/** Why the last file could not be read, where it stopped, and the other ways it could be read. */
export function Refusal() {
  const refusal = useTableDesk((state) => state.refusal);
  const actions = useTableDeskActions();
  const titleId = useId();
  if (refusal === null) return null;
  const { fileName, message, line, reading, source } = refusal;
  // Without its bytes there is nothing to read in another way.
  const canRetry = reading !== null && source !== null;
  return (
    <section className={styles.refusal} aria-labelledby={titleId}>
      <div role="alert" className={styles.refused}>
        <Icon name="blocked" />
        <div>
          <h2 id={titleId}>{fileName} was not read</h2>
          <p>{message}</p>
          {line === null ? null : <p className={styles.where}>Line {formatCount(line)} of the file.</p>}
        </div>
      </div>
      {canRetry ? (
        <OtherWays refusal={refusal} reading={reading} onRead={(choice) => actions.setReading(choice)} />
      ) : null}
    </section>
  );
}

function OtherWays(props: {
  readonly refusal: TableRefusal;
  readonly reading: NonNullable<TableRefusal['reading']>;
  readonly onRead: (choice: Partial<ReadingChoice>) => void;
}) {
  const { refusal, reading, onRead } = props;
  const id = useId();
  const others = reading.guesses.filter(({ dialect }) => !isSameCut(dialect, reading.dialect));
  return (
    <>
      <div className={styles.ways}>
        {repairs(reading.choice, refusal.line).map(({ label, choice }) => (
          <button key={label} type="button" className={controls.button} onClick={() => onRead(choice)}>
            {label}
          </button>
        ))}
        <label htmlFor={id}>Encoding</label>
        <select
          id={id}
          value={reading.encoding}
          onChange={(event) => {
            const encoding = choicesOf(ENCODING_LABELS).find((name) => name === event.currentTarget.value);
            onRead({ encoding: encoding ?? null });
          }}
        >
          {choicesOf(ENCODING_LABELS).map((name) => (
            <option key={name} value={name}>
              {ENCODING_LABELS[name]}
            </option>
          ))}
        </select>
      </div>
      {others.length === 0 ? null : (
        <div className={styles.guesses} role="group" aria-label="Other ways to read it">
          {others.map((guess) => (
            <GuessPreview
              key={`${guess.dialect.delimiter}${guess.dialect.quote}`}
              guess={guess}
              isCurrent={false}
              onChoose={() => {
                const { delimiter, quote } = guess.dialect;
                onRead({ dialect: { ...reading.choice.dialect, delimiter, quote } });
              }}
            />
          ))}
        </div>
      )}
    </>
  );
}
