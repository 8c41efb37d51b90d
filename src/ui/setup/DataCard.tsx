import type { Options, Option } from '../../config/options.ts';
import { DATASET_DESCRIPTIONS } from '../../config/dataset-descriptions.ts';
import { TABLE_DATASET } from '../../config/table-config.ts';
import { editedPoints } from '../../config/drawn-points.ts';
import { initialText } from '../../config/option-text.ts';
import type { LabState } from '../../store/lab-state.ts';
import { Term } from '../explain/Explain.tsx';
import { useLab } from '../lab-context.ts';
import { Notice } from '../notice/Notice.tsx';
import { formatCount } from '../number-format.ts';
import { datasetDescription } from './dataset-description.ts';
import { Field } from './Field.tsx';
import styles from './set-up.module.css';
import { Thumbnails } from './Thumbnails.tsx';
import { SplitBar } from './SplitBar.tsx';

const OFFERED = DATASET_DESCRIPTIONS.map(({ name, label }) => ({ value: name, label }));

/** The data sets there are, and the user's own table where one was taken from the Data screen. */
function datasetOption(fileName: string | null): Option {
  return {
    kind: 'choice',
    label: 'Dataset',
    explanation: 'The rows the model learns from. Choosing one also sets what learns it well.',
    choices: fileName === null ? OFFERED : [{ value: TABLE_DATASET, label: fileName }, ...OFFERED],
    initial: OFFERED[0]?.value ?? '',
  };
}

const NO_OPTIONS: Options = {};

/** Which rows, how they were made ready, and how they are split. */
export function DataCard() {
  const name = useLab((state) => state.form.dataset);
  const fileName = useLab((state) => state.form.table?.fileName ?? null);
  const values = useLab((state) => state.form.datasetOptions);
  const dataset = useLab((state) => state.dataset);
  const error = useLab((state) => state.datasetError);
  const description = datasetDescription(name);
  return (
    <>
      <Field name="dataset" option={datasetOption(fileName)} value={name} />
      {Object.entries(description?.options ?? NO_OPTIONS).map(([option, value]) => (
        <Field
          key={`${name}.${option}`}
          name={`datasetOptions.${option}`}
          option={value}
          value={values[option] ?? initialText(value)}
        />
      ))}
      {error === null ? null : (
        <Notice kind="failure" title="The data cannot be read" isQuiet>
          <p>{error.message}</p>
        </Notice>
      )}
      {dataset === null || error !== null ? null : (
        <>
          <p className={styles.line}>
            <span>{formatCount(Object.values(dataset.rowCounts).reduce((sum, count) => sum + count, 0))} rows</span>
            <RowsNote shape={dataset.inputShape} />
          </p>
          {dataset.thumbnails === null || dataset.target.kind !== 'classes' ? null : (
            <Thumbnails thumbnails={dataset.thumbnails} classNames={dataset.target.classNames} />
          )}
          <SplitBar rowCounts={dataset.rowCounts} streamNames={dataset.streamNames} />
          <details className={styles.notes}>
            <summary>What was done, and the source</summary>
            <ul>
              {dataset.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
            <Source name={name} citation={description?.citation ?? null} />
          </details>
        </>
      )}
    </>
  );
}

function inputText(shape: readonly number[]): string {
  if (shape.length > 1) return `${shape.slice(0, 2).join(' x ')} pixels each`;
  const count = shape[0] ?? 0;
  return `${count} input${count === 1 ? '' : 's'} each`;
}

/** What a row is made of, or where the rows were made: then the options that would draw others do nothing. */
function RowsNote({ shape }: { readonly shape: readonly number[] }) {
  const isEdited = useLab(selectIsEdited);
  return (
    <span className={styles.dim}>
      {isEdited ? <Term explanation={EDITED}>edited on the map</Term> : inputText(shape)}
    </span>
  );
}

const EDITED =
  'Noise, Points and Seed change nothing of them until “Points as the seed made them” is pressed at the map.';

function Source({ name, citation }: { readonly name: string; readonly citation: string | null }) {
  const made = useLab(selectIsEdited) ? 'Edited here, on the map.' : 'Made here, from the seed.';
  return <p>{name === TABLE_DATASET ? 'From the Data screen. It never leaves this computer.' : (citation ?? made)}</p>;
}

function selectIsEdited({ form }: LabState): boolean {
  return editedPoints(form) !== null;
}
