import { useMemo } from 'react';
import { EXPERIMENT_FIELDS } from '../../config/experiment-fields.ts';
import { useLab } from '../lab-context.ts';
import { formatCount } from '../number-format.ts';
import { Field } from './Field.tsx';
import { networkColumns, networkWeights } from './network-columns.ts';
import { NetworkDrawing } from './NetworkDrawing.tsx';
import styles from './set-up.module.css';

/** What learns: the network, how it bends, and how its weights move. */
export function ModelCard() {
  const form = useLab((state) => state.form);
  const config = useLab((state) => state.config);
  const dataset = useLab((state) => state.dataset);
  const columns = useMemo(() => networkColumns({ config, dataset }), [config, dataset]);
  const weightCount = useMemo(() => networkWeights({ config, dataset }), [config, dataset]);
  return (
    <>
      {columns === null ? null : <NetworkDrawing columns={columns} />}
      <Field name="hiddenLayers" option={EXPERIMENT_FIELDS.hiddenLayers} value={form.hiddenLayers} />
      <Field name="activation" option={EXPERIMENT_FIELDS.activation} value={form.activation} />
      <Field name="optimizer" option={EXPERIMENT_FIELDS.optimizer} value={form.optimizer} />
      <Field name="learningRate" option={EXPERIMENT_FIELDS.learningRate} value={form.learningRate} />
      {weightCount === null ? null : (
        <p className={styles.line}>
          <span className={styles.name}>weights to learn</span>
          <b>{formatCount(weightCount)}</b>
        </p>
      )}
    </>
  );
}
