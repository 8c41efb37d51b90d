import { useId } from 'react';
import type { Option } from '../../config/options.ts';
import { useLab, useLabActions } from '../lab-context.ts';
import { fieldExplanation } from './field-text.ts';
import styles from './field.module.css';

interface ControlProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
  readonly 'data-explain': string;
  readonly 'data-explain-side': 'right';
}

/**
 * One field of the set-up form, drawn from its description (design D12): its label, its control, and its problem right
 * beside it. `name` is the form's name for it, as in `LabActions.setField`.
 */
export function Field(props: { readonly name: string; readonly option: Option; readonly value: string }) {
  const { name, option, value } = props;
  const problem = useLab((state) => state.problems?.[name] ?? null);
  const actions = useLabActions();
  const id = useId();
  const problemId = `${id}-problem`;
  const explanation = fieldExplanation(option);
  return (
    <div className={styles.field}>
      <label htmlFor={id} data-explain={explanation} data-explain-side="right">
        <span>{option.label}</span>
      </label>
      <Control
        option={option}
        id={id}
        value={value}
        onChange={(text) => actions.setField(name, text)}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        data-explain={explanation}
        data-explain-side="right"
      />
      {problem === null ? null : (
        <p className={styles.problem} id={problemId}>
          {problem}
        </p>
      )}
    </div>
  );
}

function Control({ option, onChange, ...control }: ControlProps & { readonly option: Option }) {
  switch (option.kind) {
    case 'choice':
      return <Choice choices={option.choices} onChange={onChange} {...control} />;
    case 'flag':
      return (
        <input
          {...control}
          type="checkbox"
          checked={control.value === 'true'}
          onChange={(event) => onChange(String(event.currentTarget.checked))}
        />
      );
    case 'number':
    case 'optionalNumber':
    case 'text':
    case 'optionalText':
    case 'names':
    case 'statistics':
    case 'mapping':
      return (
        <input
          {...control}
          type="text"
          data-kind={option.kind}
          inputMode={option.kind === 'number' || option.kind === 'optionalNumber' ? 'decimal' : 'text'}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

function Choice(
  props: ControlProps & { readonly choices: readonly { readonly value: string; readonly label: string }[] },
) {
  const { choices, onChange, ...control } = props;
  return (
    <select {...control} onChange={(event) => onChange(event.currentTarget.value)}>
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
