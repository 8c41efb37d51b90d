import { Term } from '../explain/Explain.tsx';
import { useLab } from '../lab-context.ts';
import styles from './dock.module.css';

const EXPLANATION = [
  'A digest of the weights at the end of the run. The same digest means the same weights, to the last bit.',
  'On the native engine the same experiment ends with the same digest on every machine. On WebGPU, WebGL, WASM or CPU another machine may round differently, and the digest is another.',
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
