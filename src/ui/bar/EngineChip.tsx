import { BACKEND_LABELS } from '../../config/backends.ts';
import { Icon } from '../Icon.tsx';
import { useLab } from '../lab-context.ts';
import styles from './app-bar.module.css';
import { engineExplanation } from './engine-explanation.ts';

/** Where the arithmetic runs; behind it, why there and what became of the other backends. */
export function EngineChip() {
  const decision = useLab((state) => state.plan?.backend ?? null);
  const choice = useLab((state) => state.form.backend);
  const planned = choice === 'auto' ? 'Fastest engine' : BACKEND_LABELS[choice];
  return (
    <span className={styles.engine} tabIndex={0} data-explain={engineExplanation(decision)}>
      <Icon name="engine" size={13} />
      {decision === null ? planned : BACKEND_LABELS[decision.backend]}, in a worker
    </span>
  );
}
