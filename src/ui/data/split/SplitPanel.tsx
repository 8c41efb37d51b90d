import type { TableView } from '../../../protocol/table-messages.ts';
import { Term } from '../../explain/Explain.tsx';
import { formatCount } from '../../number-format.ts';
import text from '../../text.module.css';
import { SeedField } from './SeedField.tsx';
import { SplitBar } from './SplitBar.tsx';
import styles from './split.module.css';
import { SplitOptions } from './SplitOptions.tsx';

/** Which rows teach the model and which only measure it. */
export function SplitPanel({ view }: { readonly view: TableView }) {
  const { parts } = view;
  const total = parts?.reduce((sum, { rowCount }) => sum + rowCount, 0) ?? 0;
  return (
    <section className={styles.split} aria-label="Split" id="split" tabIndex={-1}>
      <div className={styles.head}>
        <h2>
          <Term explanation="Split: which rows teach the model and which only measure it. A row is never in two parts.">
            Split
          </Term>
        </h2>
        <span className={text.dim}>{formatCount(total)} rows</span>
        <SplitOptions view={view} />
        <SeedField />
      </div>
      {parts === null || total === 0 ? (
        <p className={styles.nothing}>There is nothing to split yet: no row has a target.</p>
      ) : (
        <SplitBar view={view} parts={parts} />
      )}
    </section>
  );
}
