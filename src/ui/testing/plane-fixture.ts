import type { DatasetSummary, DecisionMap } from '../../protocol/messages.ts';

const CENTERS = [
  { x: 38.8, y: 190, spreadX: 2.7, spreadY: 6.5, rows: [106, 22, 23] },
  { x: 48.8, y: 196, spreadX: 3.3, spreadY: 7, rows: [48, 10, 10] },
  { x: 47.5, y: 217, spreadX: 3.1, spreadY: 6.5, rows: [86, 19, 18] },
] as const;
const X_RANGE = [30, 62] as const;
const Y_RANGE = [168, 236] as const;

/** A data set in the shape of the penguins, made up: three clouds, 342 rows in three streams. */
export function penguinsLike(): DatasetSummary {
  const rows = CENTERS.flatMap((center, classIndex) =>
    center.rows.flatMap((count, streamIndex) =>
      Array.from({ length: count }, (_, index) => {
        const key = classIndex * 1000 + streamIndex * 300 + index;
        return {
          x: center.x + center.spreadX * bell(key),
          y: center.y + center.spreadY * bell(key + 7777),
          classIndex,
          streamIndex,
        };
      }),
    ),
  );
  return {
    name: 'penguins',
    streamNames: ['train', 'valid', 'test'],
    rowCounts: { train: 240, valid: 51, test: 51 },
    numBatches: { train: 10, valid: 3, test: 3 },
    inputShape: [2],
    featureNames: ['bill_length_mm', 'flipper_length_mm'],
    target: { kind: 'classes', name: 'species', classNames: ['Adelie', 'Chinstrap', 'Gentoo'] },
    plane: {
      xLabel: 'bill length, mm',
      yLabel: 'flipper length, mm',
      x: Float32Array.from(rows, ({ x }) => x),
      y: Float32Array.from(rows, ({ y }) => y),
      classIndex: Uint8Array.from(rows, ({ classIndex }) => classIndex),
      streamIndex: Uint8Array.from(rows, ({ streamIndex }) => streamIndex),
      xRange: X_RANGE,
      yRange: Y_RANGE,
      xEncoding: { mean: 44, scale: 5.5 },
      yEncoding: { mean: 201, scale: 14 },
    },
    thumbnails: null,
    inputs: null,
    baseline: null,
    notes: ['2 rows without measurements were left out.', 'Both columns are scaled to mean 0 and deviation 1.'],
  };
}

/** The map a good model would send: each place goes to the nearest cloud. */
export function mapLike({ plane }: DatasetSummary, epochId: number): DecisionMap {
  const side = 40;
  const probabilities = new Float32Array(side * side * 3);
  for (let place = 0; place < side * side; place += 1) {
    const x = X_RANGE[0] + (((place % side) + 0.5) / side) * (X_RANGE[1] - X_RANGE[0]);
    const y = Y_RANGE[1] - ((Math.floor(place / side) + 0.5) / side) * (Y_RANGE[1] - Y_RANGE[0]);
    probabilities.set(answer(x, y), place * 3);
  }
  const isRight = Uint8Array.from(plane?.x ?? [], (x, row) => {
    const said = answer(x, plane?.y[row] ?? NaN);
    return said.indexOf(Math.max(...said)) === plane?.classIndex[row] ? 1 : 0;
  });
  return { epochId, side, classCount: 3, probabilities, isRight };
}

function answer(x: number, y: number): readonly number[] {
  const scores = CENTERS.map((center) => Math.exp(-((x - center.x) ** 2) / 30 - (y - center.y) ** 2 / 150));
  const total = scores.reduce((sum, score) => sum + score, 1e-30);
  return scores.map((score) => score / total);
}

/** Roughly normal, from a number alone: the sum of three hashed parts. */
function bell(key: number): number {
  return part(key * 3) + part(key * 3 + 1) + part(key * 3 + 2);
}

function part(key: number): number {
  const hashed = Math.sin(key * 12.9898 + 4.1414) * 43758.5453;
  return (hashed - Math.floor(hashed)) * 2 - 1;
}
