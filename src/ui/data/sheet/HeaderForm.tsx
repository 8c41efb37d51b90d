import { useId, useState, type SyntheticEvent } from 'react';
import type { Dialect } from '../../../protocol/table-messages.ts';
import controls from '../../controls.module.css';
import popover from '../popover.module.css';

/** Whether the first row names the columns, and how many lines come before it. */
export function HeaderForm(props: {
  readonly dialect: Dialect;
  readonly onChoose: (part: Pick<Dialect, 'hasHeader' | 'skippedLines'>) => void;
}) {
  const id = useId();
  const [hasHeader, setHasHeader] = useState(props.dialect.hasHeader);
  const [lines, setLines] = useState(String(props.dialect.skippedLines));
  const skippedLines = Number(lines);
  const isGood = /^\d{1,7}$/.test(lines);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isGood) props.onChoose({ hasHeader, skippedLines });
  };
  return (
    <form className={popover.options} onSubmit={submit}>
      <div className={popover.row}>
        <input
          id={`${id}-header`}
          type="checkbox"
          checked={hasHeader}
          onChange={(event) => setHasHeader(event.currentTarget.checked)}
        />
        <label htmlFor={`${id}-header`}>The first row names the columns</label>
      </div>
      <div className={popover.row}>
        <label htmlFor={`${id}-lines`}>Lines to skip before it</label>
        <input
          id={`${id}-lines`}
          className={popover.number}
          inputMode="numeric"
          value={lines}
          aria-invalid={!isGood}
          onChange={(event) => setLines(event.currentTarget.value.trim())}
        />
        <input type="submit" className={controls.button} value="Read it so" />
      </div>
      {isGood ? null : <p role="alert">A whole number is needed, such as 0 or 3.</p>}
    </form>
  );
}
