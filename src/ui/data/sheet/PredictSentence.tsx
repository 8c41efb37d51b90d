import { useState } from 'react';
import type { ColumnView, TableView } from '../../../protocol/table-messages.ts';
import { Icon } from '../../Icon.tsx';
import { formatCount } from '../../number-format.ts';
import text from '../../text.module.css';
import { ColumnPicker } from '../ColumnPicker.tsx';
import { words } from '../data-words.ts';
import { useTableDeskActions } from '../table-desk-context.ts';
import { flaggedColumns } from '../checks/check-items.ts';
import styles from './predict.module.css';

/** So many columns still read as a sentence. */
const NAMED = 8;

/** What is learnt from what, as a sentence whose parts can be changed. */
export function PredictSentence({ view }: { readonly view: TableView }) {
  const actions = useTableDeskActions();
  const target = view.columns.find(({ role }) => role === 'target') ?? null;
  const features = view.columns.filter(({ role }) => role === 'feature');
  const others = view.columns.filter(({ role }) => role === 'ignore');
  return (
    <div className={styles.sentence} role="group" aria-label="What is learned from what">
      <span>Predict</span>
      <ColumnPicker
        label="What is predicted"
        className={styles.target}
        explanation={target === null ? 'The column that the model is to tell.' : `The target. ${target.reason}`}
        button={
          <>
            <Icon name="flag" size={13} />
            {target === null ? 'choose a column' : words(target.name)}
            <Icon name="chevron" size={12} />
          </>
        }
        columns={view.columns}
        chosen={target?.index ?? null}
        onChoose={(column) => actions.change({ kind: 'setRole', column, role: 'target' })}
      />
      <span>from</span>
      <Features features={features} flagged={flaggedColumns(view)} />
      {others.length === 0 ? null : (
        <ColumnPicker
          label="Column to learn from"
          className={styles.add}
          explanation="Makes one of the columns that are left out an input."
          button={
            <>
              <Icon name="plus" size={13} />
              column
            </>
          }
          columns={others}
          chosen={null}
          onChoose={(column) => actions.change({ kind: 'setRole', column, role: 'feature' })}
        />
      )}
      <TaskWords task={view.task} />
    </div>
  );
}

function Features(props: { readonly features: readonly ColumnView[]; readonly flagged: ReadonlySet<number> }) {
  const { features, flagged } = props;
  const [isAllShown, setIsAllShown] = useState(false);
  const actions = useTableDeskActions();
  const shown = isAllShown ? features : features.slice(0, NAMED);
  if (features.length === 0) return <span className={styles.task}>nothing yet</span>;
  return (
    <>
      {shown.map(({ index, name, reason }) => (
        <span key={index} className={styles.feature} data-flagged={flagged.has(index)}>
          {flagged.has(index) ? (
            <>
              <Icon name="warning" size={13} />
              <span className={text.sr}>to decide:</span>
            </>
          ) : null}
          <span className={styles.name} data-explain={reason}>
            {words(name)}
          </span>
          <button
            type="button"
            aria-label={`Leave ${words(name)} out`}
            onClick={() => actions.change({ kind: 'setRole', column: index, role: 'ignore' })}
          >
            <Icon name="close" size={13} />
          </button>
        </span>
      ))}
      {features.length > NAMED ? (
        <button
          type="button"
          className={styles.more}
          aria-expanded={isAllShown}
          onClick={() => setIsAllShown(!isAllShown)}
        >
          {isAllShown ? 'show fewer' : `and ${formatCount(features.length - NAMED)} more`}
        </button>
      ) : null}
    </>
  );
}

function TaskWords({ task }: { readonly task: TableView['task'] }) {
  if (task === null) return null;
  return (
    <span className={styles.task}>
      so the model{' '}
      <b>
        {task.kind === 'number' ? 'estimates a number' : `tells ${formatCount(task.classNames.length)} kinds apart`}
      </b>
    </span>
  );
}
