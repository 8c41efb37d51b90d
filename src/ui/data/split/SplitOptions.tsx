import { useId } from 'react';
import type { TableView } from '../../../protocol/table-messages.ts';
import controls from '../../controls.module.css';
import { Icon } from '../../Icon.tsx';
import text from '../../text.module.css';
import { ColumnPicker } from '../ColumnPicker.tsx';
import { BALANCE_LABELS, choicesOf, SCALING_LABELS } from '../data-words.ts';
import { useTableDeskActions } from '../table-desk-context.ts';
import styles from './split.module.css';
import { groupColumns, isUneven, listedRules, orderColumns, ruleName } from './split-rules.ts';

/** How the rows are dealt out, what is done to numbers, and what about rare kinds. */
export function SplitOptions({ view }: { readonly view: TableView }) {
  const actions = useTableDeskActions();
  const { scaling, balance } = view.choices;
  const rules = listedRules(view);
  return (
    <>
      <Select
        label="how the rows are dealt out"
        isLabelShown={false}
        explanation="How the rows are dealt out to the parts. In order, the model is tested on what came last, as it would be in use."
        value={ruleName(view)}
        options={rules.map(({ name, label }) => ({ value: name, label }))}
        onChoose={(value) => {
          const rule = rules.find(({ name }) => name === value)?.rule;
          if (rule !== undefined) actions.change({ kind: 'setSplit', split: rule });
        }}
      />
      <RuleColumn view={view} />
      <Select
        label="numbers"
        explanation="What is done to numbers before the model sees them. It is fitted on the training rows alone, never on valid or test."
        value={scaling}
        options={choicesOf(SCALING_LABELS).map((value) => ({ value, label: SCALING_LABELS[value] }))}
        onChoose={(value) => actions.change({ kind: 'setScaling', scaling: value })}
      />
      {isUneven(view) ? (
        <Select
          label="rare kinds"
          explanation="Some kinds have far fewer rows. Their rows can weigh more in the loss, or be repeated in the training part."
          value={balance}
          options={choicesOf(BALANCE_LABELS).map((value) => ({ value, label: BALANCE_LABELS[value] }))}
          onChoose={(value) => actions.change({ kind: 'setBalance', balance: value })}
        />
      ) : null}
    </>
  );
}

/** The column that a rule goes by, where it goes by one. */
function RuleColumn({ view }: { readonly view: TableView }) {
  const actions = useTableDeskActions();
  const { split } = view.choices;
  if (split.kind === 'stratified' || split.kind === 'shuffled' || split.column === null) return null;
  const { kind } = split;
  const columns = kind === 'grouped' ? groupColumns(view) : orderColumns(view);
  return (
    <ColumnPicker
      label="Column of the split"
      className={`${controls.button} ${styles.column}`}
      explanation={
        kind === 'grouped'
          ? 'Rows with the same value here stay in one part, so that nobody is learned from and tested on at once.'
          : 'The column that says what came first.'
      }
      button={
        <>
          {view.columns[split.column]?.name ?? 'choose a column'}
          <Icon name="chevron" size={12} />
        </>
      }
      columns={columns}
      chosen={split.column}
      onChoose={(column) => actions.change({ kind: 'setSplit', split: { kind, column } })}
    />
  );
}

function Select<Value extends string>(props: {
  readonly label: string;
  /** False where what stands before it says enough. */
  readonly isLabelShown?: boolean;
  readonly explanation: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
}) {
  const { label, isLabelShown = true, explanation, value, options, onChoose } = props;
  const id = useId();
  return (
    <span className={styles.option}>
      <label htmlFor={id} className={isLabelShown ? undefined : text.sr}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        data-explain={explanation}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen !== undefined) onChoose(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
