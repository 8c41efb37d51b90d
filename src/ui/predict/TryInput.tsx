import { useId } from 'react';
import type { RowInput } from '../../protocol/messages.ts';
import styles from './predict.module.css';

/** One control for a feature, with the range or the kinds that the training rows have. */
export function TryInput(props: {
  readonly input: RowInput;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { input, value, onChange } = props;
  const id = useId();
  return (
    <div className={styles.input}>
      <label htmlFor={id}>{input.name}</label>
      <Control id={id} input={input} value={value} onChange={onChange} />
    </div>
  );
}

function Control(props: {
  readonly id: string;
  readonly input: RowInput;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { id, input, value, onChange } = props;
  switch (input.kind) {
    case 'number':
      return (
        <>
          <input
            type="range"
            aria-label={`${input.name}, as a slider`}
            min={input.min}
            max={input.max}
            step={input.step}
            value={value === '' ? input.typical : value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          <input
            id={id}
            type="text"
            inputMode="decimal"
            value={value}
            data-explain={`From ${input.min} to ${input.max} in the training rows. Empty counts as missing.`}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        </>
      );
    case 'category':
      return (
        <select
          id={id}
          value={value}
          data-explain="The kinds that the training rows have; missing is filled in as it was there."
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {input.choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
          <option value="">(missing)</option>
        </select>
      );
    case 'date':
      return (
        <input
          id={id}
          type={input.hasTime ? 'datetime-local' : 'date'}
          min={input.min}
          max={input.max}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
