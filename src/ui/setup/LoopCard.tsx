import { EXPERIMENT_FIELDS } from '../../config/experiment-fields.ts';
import type { LabState } from '../../store/lab-state.ts';
import { engineExplanation } from '../bar/engine-explanation.ts';
import { useLab } from '../lab-context.ts';
import { Field } from './Field.tsx';
import fieldStyles from './field.module.css';
import styles from './set-up.module.css';

/** The run's engine, as long as the form asks for the same. */
function selectDecision({ plan, form }: LabState) {
  return plan?.config.backend === form.backend ? plan.backend : null;
}

/** How the loop goes: how long, in which portions, from which seed, and where the arithmetic runs. */
export function LoopCard() {
  const form = useLab((state) => state.form);
  const decision = useLab(selectDecision);
  return (
    <>
      <div className={fieldStyles.pair}>
        <Field name="batchSize" option={EXPERIMENT_FIELDS.batchSize} value={form.batchSize} />
        <Field name="epochs" option={EXPERIMENT_FIELDS.epochs} value={form.epochs} />
      </div>
      <Field name="seed" option={EXPERIMENT_FIELDS.seed} value={form.seed} />
      <Field name="backend" option={EXPERIMENT_FIELDS.backend} value={form.backend} />
      {decision === null ? null : (
        <p className={styles.engine} tabIndex={0} data-explain={engineExplanation(decision)} data-explain-side="right">
          {decision.reason}
        </p>
      )}
    </>
  );
}
