import type { RandomSource } from '../../loop/index.ts';
import type { DatasetDefinition, PreparationInput, PreparedDataset } from '../dataset-definition.ts';
import type { EncodedMatrix } from '../encode/encoded-matrix.ts';
import { fitStandardisation, type Standardisation } from '../encode/standardise.ts';
import { normal } from '../normal.ts';
import { numberValue } from '../option-values.ts';
import { planePoints } from '../plane-points.ts';
import { preparedRows } from '../prepared-rows.ts';
import { stratifiedSplit, type Part, type Split } from '../split.ts';
import { classNamesOf } from './plane-classes.ts';
import { describePlane, noiseOption, SIZE, type PlaneFigure } from './plane-figure.ts';
import { pointsProblem, type PlanePoint } from './plane-point.ts';

/**
 * A data set of points with two inputs, standardised on the training points: seeded random ones, or those that a person
 * put there.
 */
export function definePlaneDataset(figure: PlaneFigure): DatasetDefinition {
  return {
    ...describePlane(figure),
    prepare(input) {
      const classNames = classNamesOf(figure.classes, input.options);
      const given = input.points ?? null;
      if (given !== null) return prepareGiven(given, classNames, input);
      const points = drawPoints(figure, {
        random: input.random,
        size: numberValue(input.options, 'size', SIZE),
        classCount: classNames.length,
        noise: numberValue(input.options, 'noise', noiseOption(figure)),
      });
      const split = stratifiedSplit(points.classIndex, input.random);
      return preparePoints({ ...points, split, isEdited: false }, classNames, input);
    },
  };
}

/** Each point stays in the part it was put in, so there is nothing left to chance but the order and the first weights. */
function prepareGiven(
  given: readonly PlanePoint[],
  classNames: readonly string[],
  input: PreparationInput,
): PreparedDataset {
  const problem = pointsProblem(given, classNames);
  if (problem !== null) throw new RangeError(problem);
  const rowsOf = (part: Part) => Int32Array.from([...given.keys()].filter((row) => given[row]?.part === part));
  const points = {
    x: Float64Array.from(given, ({ x }) => x),
    y: Float64Array.from(given, ({ y }) => y),
    classIndex: Int32Array.from(given, ({ classIndex }) => classIndex),
    split: { train: rowsOf('train'), valid: rowsOf('valid'), test: rowsOf('test') },
    isEdited: true,
  };
  return preparePoints(points, classNames, input);
}

interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly classIndex: Int32Array;
}

/** The classes take turns. The first points are the same however many there are, and so is the figure under any noise. */
function drawPoints(
  figure: PlaneFigure,
  { random, size: count, classCount, noise }: { random: RandomSource; size: number; classCount: number; noise: number },
): Points {
  const uniform = random('points');
  const stray = normal(random('noise'));
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const classIndex = Int32Array.from({ length: count }, (_, index) => index % classCount);
  classIndex.forEach((index, row) => {
    const [placeX, placeY] = figure.place(index, classCount, uniform);
    x[row] = placeX + noise * stray();
    y[row] = placeY + noise * stray();
  });
  return { x, y, classIndex };
}

interface DealtPoints extends Points {
  readonly split: Split;
  readonly isEdited: boolean;
}

function preparePoints(points: DealtPoints, classNames: readonly string[], input: PreparationInput): PreparedDataset {
  const { classIndex, split, isEdited } = points;
  const fit = (values: Float64Array) => fitStandardisation(Float64Array.from(split.train, (row) => values[row] ?? 0));
  const x = { label: 'x', values: points.x, encoding: fit(points.x) };
  const y = { label: 'y', values: points.y, encoding: fit(points.y) };
  return preparedRows(
    {
      features: encodePoints([x, y]),
      inputShape: [2],
      featureNames: ['x', 'y'],
      target: { kind: 'classes', name: 'class', classNames },
      targetValues: classIndex,
      split,
      plane: { ...planePoints({ x, y }, classIndex, split), isEdited },
      notes: [
        `${classIndex.length} points ${isEdited ? 'edited by hand' : 'drawn from the seed'}. x and y are standardised on the training points.`,
      ],
    },
    input,
  );
}

function encodePoints(axes: readonly { values: Float64Array; encoding: Standardisation }[]): EncodedMatrix {
  const width = axes.length;
  const data = new Float32Array((axes[0]?.values.length ?? 0) * width);
  axes.forEach(({ values, encoding }, column) => {
    values.forEach((value, row) => {
      data[row * width + column] = (value - encoding.mean) / encoding.scale;
    });
  });
  return { data, width };
}
