import { useMemo } from 'react';
import { formatCount } from '../number-format.ts';
import { readCsvRows } from './csv-rows.ts';
import styles from './kept.module.css';
import { ScrollBox } from './ScrollBox.tsx';

const ROWS_AT_MOST = 200;
const COLUMNS_AT_MOST = 50;

/** The first rows of a CSV file; its first row names the columns. */
export function CsvTable({ name, content }: { readonly name: string; readonly content: string }) {
  // The head is one more.
  const { rows, rowCount } = useMemo(() => readCsvRows(content, ROWS_AT_MOST + 1), [content]);
  const [head = [], ...body] = rows;
  const more = leftOutText(rowCount - rows.length, head.length - COLUMNS_AT_MOST);
  return (
    <>
      <ScrollBox label={`Rows of ${name}`}>
        <table className={styles.table} aria-label={`Table ${name}`}>
          <thead>
            <tr>
              {head.slice(0, COLUMNS_AT_MOST).map((cell, index) => (
                <th key={index} scope="col" data-kind={kindOf(body[0]?.[index])}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.map((row, index) => (
              <tr key={index}>
                {row.slice(0, COLUMNS_AT_MOST).map((cell, column) => (
                  <td key={column} data-kind={kindOf(cell)}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {more === '' ? null : <p className={styles.more}>{more} Download it to see them.</p>}
    </>
  );
}

function leftOutText(rows: number, columns: number): string {
  const texts = [
    rows > 0 ? `${formatCount(rows)} more ${rows === 1 ? 'row' : 'rows'}.` : '',
    columns > 0 ? `${formatCount(columns)} more ${columns === 1 ? 'column' : 'columns'}.` : '',
  ];
  return texts.filter((text) => text !== '').join(' ');
}

function kindOf(cell: string | undefined): 'number' | 'text' {
  return cell !== undefined && cell.trim() !== '' && !Number.isNaN(Number(cell)) ? 'number' : 'text';
}
