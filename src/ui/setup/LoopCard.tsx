import { EXPERIMENT_FIELDS } from '../../config/experiment-fields.ts';
import { engineExplanation } from '../bar/engine-explanation.ts';
import { Term } from '../explain/Explain.tsx';
import { useLab } from '../lab-context.ts';
import { StreamMark } from '../StreamMark.tsx';
import { Field } from './Field.tsx';
import fieldStyles from './field.module.css';
import styles from './set-up.module.css';

/** How the loop goes: how long, in which portions, from which seed, and where the arithmetic runs. */
export function LoopCard() {
  const form = useLab((state) => state.form);
  const extraStreams = useLab((state) => state.config?.mainLoop.extraStreams ?? null);
  const decision = useLab((state) => state.plan?.backend ?? null);
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
      {extraStreams === null ? null : (
        <p className={styles.line}>
          <span className={styles.name}>
            <Term explanation="Extra streams: streams that are only measured, in this order, after the train stream.">
              measured after each epoch
            </Term>
          </span>
          <span className={styles.streams}>
            {extraStreams.map((name) => (
              <b key={name}>
                <StreamMark name={name} /> {name}
              </b>
            ))}
          </span>
        </p>
      )}
    </>
  );
}
