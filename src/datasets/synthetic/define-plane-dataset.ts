import type { NumberOption, RandomSource } from '../../loop/index.ts';
import type { DatasetDefinition, PreparationInput, PreparedDataset } from '../dataset-definition.ts';
import type { EncodedMatrix } from '../encode/encoded-matrix.ts';
import { fitStandardisation, type Standardisation } from '../encode/standardise.ts';
import { normal } from '../normal.ts';
import { numberValue } from '../option-values.ts';
import { planePoints } from '../plane-points.ts';
import { preparedRows } from '../prepared-rows.ts';
import { stratifiedSplit } from '../split.ts';
import { describePlane, noiseOption, SIZE, type PlaneFigure } from './plane-figure.ts';

/** A data set of seeded random points with two inputs, standardised on the training points. */
export function definePlaneDataset(figure: PlaneFigure): DatasetDefinition {
  const { classes } = figure;
  return {
    ...describePlane(figure),
    prepare(input) {
      const classNames = 'option' in classes ? numberedClasses(classes, input) : classes;
      const points = drawPoints(figure, {
        random: input.random,
        size: numberValue(input.options, 'size', SIZE),
        classCount: classNames.length,
        noise: numberValue(input.options, 'noise', noiseOption(figure)),
      });
      return preparePoints(points, classNames, input);
    },
  };
}

function numberedClasses(
  { optionName, option, word }: { optionName: string; option: NumberOption; word: string },
  { options }: PreparationInput,
): readonly string[] {
  const count = numberValue(options, optionName, option);
  return Array.from({ length: count }, (_, index) => `${word} ${index + 1}`);
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

function preparePoints(points: Points, classNames: readonly string[], input: PreparationInput): PreparedDataset {
  const { classIndex } = points;
  const split = stratifiedSplit(classIndex, input.random);
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
      plane: planePoints({ x, y }, classIndex, split),
      notes: [`${classIndex.length} points drawn from the seed. x and y are standardised on the training points.`],
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
