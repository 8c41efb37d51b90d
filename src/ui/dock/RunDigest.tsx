import { Term } from '../explain/Explain.tsx';
import { useLab } from '../lab-context.ts';
import styles from './dock.module.css';

const EXPLANATION = [
  'A digest of the weights at the end of the run. Two runs that have the same one have, as good as surely, the same weights to the last bit.',
  'On the native engine the same experiment has the same digest after the same batches, in every browser and on every machine. On its relaxed kernels, on WebGPU, WebGL, WASM or CPU another browser or machine may round differently, and the digest is another.',
].join('\n');

/** What a run came to, short enough to compare with a neighbour's; nothing until it has ended. */
export function RunDigest() {
  const digest = useLab((state) => state.weightsDigest);
  if (digest === null) return null;
  return (
    <p className={styles.digest}>
      <Term explanation={EXPLANATION}>weights</Term> {digest}
    </p>
  );
}
