import { useState } from 'react';
import type { EpochRow } from '../../store/lab-state.ts';
import controls from '../controls.module.css';
import { formatCount } from '../number-format.ts';
import type { MetricsColumn } from './metrics-columns.ts';
import { metricsCsv } from './metrics-csv.ts';
import styles from './metrics-table.module.css';

/** Copies all epochs, also those the table leaves out, and says so. */
export function CopyCsv(props: { readonly epochs: readonly EpochRow[]; readonly columns: readonly MetricsColumn[] }) {
  const { epochs, columns } = props;
  const [answer, setAnswer] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(metricsCsv(epochs, columns));
      setAnswer(`Copied ${formatCount(epochs.length)} row${epochs.length === 1 ? '' : 's'}.`);
    } catch {
      setAnswer('The browser did not allow it. Select the table and copy it.');
    }
  };
  return (
    <>
      <span className={styles.answer} aria-live="polite">
        {answer}
      </span>
      <button
        type="button"
        className={`${controls.ghost} ${styles.copy}`}
        data-explain="Copies the numbers of all epochs, with all their figures, to paste into a spreadsheet."
        onClick={() => void copy()}
      >
        Copy as CSV
      </button>
    </>
  );
}
