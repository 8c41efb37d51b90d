import { useId, useRef } from 'react';
import type { FilePrediction } from '../../protocol/messages.ts';
import controls from '../controls.module.css';
import { saveFile } from '../kept/save-file.ts';
import { formatFourFigures } from '../kept/four-figures.ts';
import { formatPercent } from '../kept/confusion.ts';
import kept from '../kept/kept.module.css';
import { RequestButton } from '../kept/RequestButton.tsx';
import { RequestFault } from '../kept/RequestFault.tsx';
import { askOffReason } from '../kept/request-reasons.ts';
import { useLab, useLabActions } from '../lab-context.ts';
import { formatCount } from '../number-format.ts';
import text from '../text.module.css';
import styles from './predict.module.css';

/** Another file, with what the model says about each of its rows to download. */
export function PredictFile() {
  const offReason = useLab(({ status }) => askOffReason(status));
  const prediction = useLab((state) => state.filePrediction);
  const actions = useLabActions();
  const file = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <section className={styles.file} aria-labelledby={`${id}-head`}>
      <h3 id={`${id}-head`}>Predict another file</h3>
      <div className={kept.ask}>
        <input
          ref={file}
          className={text.sr}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          aria-label="File to predict"
          tabIndex={-1}
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? [];
            if (chosen !== undefined) actions.predictFile(chosen);
            currentTarget.value = ''; // the same file can be chosen again
          }}
        />
        <RequestButton
          request="predictFile"
          isAsked
          offReason={offReason}
          reasonId={`${id}-reason`}
          explanation="Its columns are found by their names. It is read in this browser and never leaves this computer."
          onPress={() => file.current?.click()}
        >
          Choose a CSV
        </RequestButton>
        {offReason === null ? null : (
          <p className={kept.reason} id={`${id}-reason`}>
            {offReason}
          </p>
        )}
      </div>
      <RequestFault request="predictFile" />
      {prediction === null ? null : <FileReport prediction={prediction} />}
    </section>
  );
}

function FileReport({ prediction }: { readonly prediction: FilePrediction }) {
  const { fileName, header, preview, csv } = prediction;
  const savedAs = `${fileName.replace(/\.[a-z]+$/i, '')} with predictions.csv`;
  return (
    <>
      <ul className={styles.report} role="status">
        {reportLines(prediction).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <button
        type="button"
        className={controls.button}
        data-explain={`Saves ${savedAs} among your downloads. Text that a spreadsheet would run as a formula gets a ' in front.`}
        onClick={() => saveFile(savedAs, new Blob([csv], { type: 'text/csv' }))}
      >
        Download with predictions
      </button>
      <div className={styles.scroll} role="region" aria-label={`First rows of ${savedAs}`} tabIndex={0}>
        <table className={styles.table} aria-label={`First rows of ${savedAs}`}>
          <thead>
            <tr>
              {header.map((name, index) => (
                <th key={index} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What was found in the file, and what could not be taken as it stands. */
export function reportLines(prediction: FilePrediction): readonly string[] {
  const { rowCount, missingColumns, unusedColumns, counts, excludedLines, score } = prediction;
  return [
    `${formatCount(rowCount)} rows of ${prediction.fileName} are predicted.`,
    ...(score === null ? [] : [scoreLine(score)]),
    ...(missingColumns.length === 0
      ? []
      : [`It has no column ${missingColumns.join(', ')}: the usual value stands in for it in all rows.`]),
    ...counts.flatMap(({ name, missing, unreadable, unseen }) => [
      ...(missing === 0 ? [] : [`${name} is missing in ${formatCount(missing)} rows and was filled in.`]),
      ...(unreadable === 0 ? [] : [`${name} cannot be read in ${formatCount(unreadable)} rows and was filled in.`]),
      ...(unseen === 0
        ? []
        : [`${name} has a kind in ${formatCount(unseen)} rows that training never showed: it counts as other.`]),
    ]),
    ...(excludedLines.length === 0
      ? []
      : [
          `${formatCount(excludedLines.length)} rows have another number of cells and are left out: ${lineList(excludedLines)}.`,
        ]),
    ...(unusedColumns.length === 0 ? [] : [`Not looked at: ${unusedColumns.join(', ')}.`]),
  ];
}

function scoreLine({ name, value, rowCount }: NonNullable<FilePrediction['score']>): string {
  const of = `${formatCount(rowCount)} rows where the file tells the truth`;
  return name === 'accuracy'
    ? `${formatPercent(value)} of the ${of} are right.`
    : `Off by ${formatFourFigures(value)} on average in the ${of}.`;
}

const LINES_AT_MOST = 10;

function lineList(lines: readonly number[]): string {
  const shown = lines.slice(0, LINES_AT_MOST).join(', ');
  return lines.length > LINES_AT_MOST ? `lines ${shown} and more` : `lines ${shown}`;
}
