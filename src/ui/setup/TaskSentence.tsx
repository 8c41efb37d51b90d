import { useLab } from '../lab-context.ts';
import styles from './set-up.module.css';

/** So many names of inputs still read as a sentence. */
const NAMES_AT_MOST = 5;

/** What the experiment asks, in words: what is predicted, and from what. */
export function TaskSentence() {
  const target = useLab((state) => state.dataset?.target.name ?? null);
  const names = useLab((state) => state.dataset?.featureNames ?? null);
  const shape = useLab((state) => state.dataset?.inputShape ?? null);
  const plane = useLab((state) => state.dataset?.plane ?? null);
  if (target === null || names === null || shape === null) return null;
  return (
    <p className={styles.sentence}>
      Predict <b>{words(target)}</b> from{' '}
      {inputs(plane === null ? names.map(words) : [plane.xLabel, plane.yLabel].map(withoutUnit), shape)}.
    </p>
  );
}

function inputs(names: readonly string[], shape: readonly number[]) {
  if (shape.length > 1) return <b>{`a picture of ${shape[0] ?? 0} by ${shape[1] ?? 0} pixels`}</b>;
  if (names.length > NAMES_AT_MOST) return <b>{names.length} numbers</b>;
  return names.map((name, index) => (
    <span key={name}>
      {index === 0 ? '' : index === names.length - 1 ? ' and ' : ', '}
      <b>{name}</b>
    </span>
  ));
}

function words(columnName: string): string {
  return columnName.replaceAll('_', ' ');
}

/** `bill length, mm` → `bill length`. */
function withoutUnit(axisLabel: string): string {
  return axisLabel.split(',')[0] ?? axisLabel;
}
