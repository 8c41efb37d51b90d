import type { DialectGuess } from '../../../protocol/table-messages.ts';
import controls from '../../controls.module.css';
import { formatCount } from '../../number-format.ts';
import { DELIMITER_LABELS, QUOTE_LABELS } from '../data-words.ts';
import styles from './guess.module.css';

const ROWS = 4;
const COLUMNS = 5;
const LETTERS = 40;

/** How a file would be read: its first rows, and a button that reads it so. */
export function GuessPreview(props: {
  readonly guess: DialectGuess;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}) {
  const { guess, isCurrent, onChoose } = props;
  const name = guessName(guess);
  return (
    <figure className={styles.guess} data-current={isCurrent}>
      <figcaption>
        <span>
          <b>{name}</b>, {formatCount(guess.columns)} {guess.columns === 1 ? 'column' : 'columns'}
        </span>
        {isCurrent ? (
          <span className={styles.now}>as it is read now</span>
        ) : (
          <button type="button" className={controls.button} aria-label={`Read it with ${name}`} onClick={onChoose}>
            Read it so
          </button>
        )}
      </figcaption>
      <table aria-label={`First rows with ${name}`}>
        <tbody>
          {guess.preview.slice(0, ROWS).map((cells, row) => (
            <tr key={row} data-head={row === 0 && guess.dialect.hasHeader}>
              {cells.slice(0, COLUMNS).map((cell, column) => (
                <td key={column}>{cell.slice(0, LETTERS)}</td>
              ))}
              {cells.length > COLUMNS ? <td className={styles.more}>…</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/** `semicolon`, or `comma, quotes '` where the quote is the rarer one. */
function guessName({ dialect, columns }: DialectGuess): string {
  const delimiter = columns <= 1 ? 'one cell a line' : DELIMITER_LABELS[dialect.delimiter];
  return dialect.quote === '"' ? delimiter : `${delimiter}, ${QUOTE_LABELS[dialect.quote]}`;
}

/** Whether two ways of reading cut the lines alike. */
export function isSameCut(one: DialectGuess['dialect'], other: DialectGuess['dialect']): boolean {
  return one.delimiter === other.delimiter && one.quote === other.quote;
}
