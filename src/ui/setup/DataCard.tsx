import type { Options, Option } from '../../config/options.ts';
import { DATASET_DESCRIPTIONS } from '../../config/dataset-descriptions.ts';
import { initialText } from '../../config/option-text.ts';
import { useLab } from '../lab-context.ts';
import { Notice } from '../notice/Notice.tsx';
import { formatCount } from '../number-format.ts';
import { datasetDescription } from './dataset-description.ts';
import { Field } from './Field.tsx';
import styles from './set-up.module.css';
import { SplitBar } from './SplitBar.tsx';

const DATASET_OPTION: Option = {
  kind: 'choice',
  label: 'Dataset',
  explanation: 'The rows the model learns from. Choosing one also sets what learns it well.',
  choices: DATASET_DESCRIPTIONS.map(({ name, label }) => ({ value: name, label })),
  initial: DATASET_DESCRIPTIONS[0]?.name ?? '',
};
const NO_OPTIONS: Options = {};

/** Which rows, how they were made ready, and how they are split. */
export function DataCard() {
  const name = useLab((state) => state.form.dataset);
  const values = useLab((state) => state.form.datasetOptions);
  const dataset = useLab((state) => state.dataset);
  const error = useLab((state) => state.datasetError);
  const description = datasetDescription(name);
  return (
    <>
      <Field name="dataset" option={DATASET_OPTION} value={name} />
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
            <span className={styles.dim}>{inputText(dataset.inputShape)}</span>
          </p>
          <SplitBar rowCounts={dataset.rowCounts} streamNames={dataset.streamNames} />
          <details className={styles.notes}>
            <summary>What was done, and the source</summary>
            <ul>
              {dataset.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
            <p>{description?.citation ?? 'Made here, from the seed.'}</p>
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
