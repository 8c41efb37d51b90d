import type { HookSummary } from '../../protocol/messages.ts';
import styles from './set-up.module.css';

/** The hooks in the order they are called, each with its sentence. */
export function HooksCard({ hooks }: { readonly hooks: readonly HookSummary[] }) {
  if (hooks.length === 0) return <p className={styles.decision}>The hooks are listed here when a run begins.</p>;
  return (
    <ol className={styles.hooks}>
      {hooks.map(({ name, explanation }, index) => (
        <li key={`${index} ${name}`}>
          <b>{name}</b> {explanation}
        </li>
      ))}
    </ol>
  );
}
