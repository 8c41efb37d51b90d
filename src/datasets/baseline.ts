import type { Baseline, Target, TargetValues } from './dataset-definition.ts';
import { PARTS, type Part, type Split } from './split.ts';

/** For each part, what saying the same of every row reaches: the class most training rows have, or their mean. */
export function baselines(target: Target, values: TargetValues, split: Split): Readonly<Record<Part, Baseline>> {
  const of =
    target.kind === 'classes'
      ? classBaseline(target.classNames, classCounts(values, split.train, target.classNames.length))
      : numberBaseline(target.mean);
  const [train, valid, test] = PARTS.map((part) => of(values, split[part]));
  return { train, valid, test } as Record<Part, Baseline>;
}

type BaselineOfRows = (values: TargetValues, rows: Int32Array) => Baseline;

function classBaseline(classNames: readonly string[], trainCounts: Uint32Array): BaselineOfRows {
  const majority = trainCounts.indexOf(trainCounts.reduce((most, count) => Math.max(most, count), 0));
  return (values, rows) => {
    const counts = classCounts(values, rows, classNames.length);
    const hits = counts[majority] ?? 0;
    // Classes that are neither there nor said do not count, as in scikit-learn; all but the one that is said score 0.
    const classes = counts.filter((count, index) => count > 0 || index === majority).length;
    const macroF1 = (2 * hits) / (rows.length + hits) / classes;
    return { kind: 'classes', says: classNames[majority] ?? '', accuracy: hits / rows.length, macroF1 };
  };
}

function classCounts(values: TargetValues, rows: Int32Array, classCount: number): Uint32Array {
  const counts = new Uint32Array(classCount);
  for (const row of rows) {
    const index = values[row] ?? 0;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

function numberBaseline(says: number): BaselineOfRows {
  return (values, rows) => {
    let [mean, absolute, squares, spread] = [0, 0, 0, 0];
    for (const row of rows) mean += (values[row] ?? 0) / rows.length;
    for (const row of rows) {
      const error = (values[row] ?? 0) - says;
      absolute += Math.abs(error);
      const distance = (values[row] ?? 0) - mean;
      squares += error * error;
      spread += distance * distance;
    }
    const count = rows.length;
    const r2 = count < 2 ? NaN : shareExplained(squares, spread);
    return { kind: 'number', says, mae: absolute / count, rmse: Math.sqrt(squares / count), r2 };
  };
}

/** Where all numbers are the same: 1 when they are met, else 0, as scikit-learn has it. */
function shareExplained(squares: number, spread: number): number {
  if (spread !== 0) return 1 - squares / spread;
  return squares === 0 ? 1 : 0;
}
