import { useMemo } from 'react';
import { EXPERIMENT_FIELDS } from '../../config/experiment-fields.ts';
import { Term } from '../explain/Explain.tsx';
import { useLab } from '../lab-context.ts';
import { formatCount } from '../number-format.ts';
import { formatSize } from '../kept/four-figures.ts';
import { Field } from './Field.tsx';
import { networkColumns, networkWeights } from './network-columns.ts';
import { NetworkDrawing } from './NetworkDrawing.tsx';
import { plannedMemory } from './planned-memory.ts';
import styles from './set-up.module.css';

const MEMORY_EXPLANATION =
  'What the native engine took for the weights, what the optimizer keeps of each, and a batch on its way through the layers. It was planned before the run began. A model that needs more than 1 GiB is refused.';

/** What learns: the network, how it bends, and how its weights move. */
export function ModelCard() {
  const form = useLab((state) => state.form);
  const config = useLab((state) => state.config);
  const dataset = useLab((state) => state.dataset);
  const plan = useLab((state) => state.plan);
  const memoryBytes = useMemo(() => plannedMemory({ plan, config }), [plan, config]);
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
      {memoryBytes === null ? null : (
        <p className={styles.line}>
          <Term explanation={MEMORY_EXPLANATION}>memory of the engine</Term>
          <b>{formatSize(memoryBytes)}</b>
        </p>
      )}
    </>
  );
}
