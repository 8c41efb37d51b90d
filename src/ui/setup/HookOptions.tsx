import type { HookForm } from '../../config/hook-form.ts';
import { describeHook } from '../../config/hook-list.ts';
import { initialText } from '../../config/option-text.ts';
import { useLab } from '../lab-context.ts';
import { Field } from './Field.tsx';
import styles from './hooks.module.css';

/** The options of a hook as a form, made from its description, with what the hook says of them all above. */
export function HookOptions({ hook }: { readonly hook: HookForm }) {
  const problem = useLab((state) => state.problems?.[`hooks.${hook.id}`] ?? null);
  const { explanation, options } = describeHook(hook.name);
  const fields = Object.entries(options);
  return (
    <>
      <p className={styles.sentence}>{explanation}</p>
      {problem === null ? null : <p className={styles.problem}>{problem}</p>}
      {fields.length === 0 ? <p className={styles.sentence}>It has no options.</p> : null}
      {fields.map(([name, option]) => (
        <Field
          key={name}
          name={`hooks.${hook.id}.${name}`}
          option={option}
          value={hook.options[name] ?? initialText(option)}
        />
      ))}
    </>
  );
}
