import type { AfterBatch, AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions } from '../option-values.ts';
import { artifactName, namePart } from './artifact-name.ts';
import type { ConfusionMatrix } from './confusion-matrix.ts';
import { confusionMatrixSvg } from './confusion-matrix-svg.ts';
import type { NumberArray } from './number-array.ts';
import { NumberList } from './number-list.ts';
import { VariableAccumulator } from './variable-accumulator.ts';

/** A matrix of more classes than that would fill the memory: an index that large is most likely not one of a class. */
const MOST_CLASSES = 1000;

export const SAVE_CONFUSION_MATRIX = {
  name: 'SaveConfusionMatrix',
  explanation: 'Counts after every epoch which class was taken for which, as a picture and as numbers.',
  isForEvaluation: true,
  options: {
    labelsName: {
      kind: 'text',
      names: 'variable',
      label: 'Labels',
      explanation: 'The variable with the true classes, as whole numbers from 0.',
      initial: 'labels',
    },
    predictionsName: {
      kind: 'text',
      names: 'variable',
      label: 'Predictions',
      explanation: 'The variable with the predicted classes.',
      initial: 'predictions',
    },
    classesNames: {
      kind: 'names',
      label: 'Class names',
      explanation: 'In the order of the classes; empty for those of the data set.',
      initial: null,
    },
    figureAction: {
      kind: 'choice',
      label: 'Figure',
      explanation: 'Where the matrix goes.',
      choices: [
        { value: 'save', label: 'save it for download' },
        { value: 'store', label: 'give it to the hooks after this one' },
      ],
      initial: 'save',
    },
    maskName: {
      kind: 'optionalText',
      names: 'variable',
      label: 'Mask',
      explanation: 'A variable that is 0 where an example is not to be counted.',
      initial: null,
    },
    normalize: {
      kind: 'flag',
      label: 'Normalize',
      explanation: 'Colour by the share of the true class, not by the count.',
      initial: true,
    },
  },
  does: {
    beforeTraining: 'forgets what a stopped run left behind.',
    afterBatch: 'sets the true and the predicted classes of these rows aside.',
    afterEpoch: 'counts which class was taken for which, for each stream.',
  },
  keys: ({ labelsName, predictionsName, maskName, figureAction }) => ({
    reads: { batch: [labelsName, predictionsName, maskName].filter((name) => typeof name === 'string') },
    writes: { epoch: figureAction === 'store' ? ['confusion_heatmap'] : [] },
  }),
} as const satisfies HookDescription;

interface SaveConfusionMatrixOptions {
  readonly labelsName?: string;
  readonly predictionsName?: string;
  readonly classesNames?: readonly string[] | null;
  readonly figureAction?: 'save' | 'store';
  readonly maskName?: string | null;
  readonly normalize?: boolean;
}

/** Classes that were expected and predicted, one by one. */
interface Pairs {
  readonly labels: NumberArray;
  readonly predictions: NumberArray;
}

/** emloop 5.18. Rows are expected classes, columns predicted ones. */
export class SaveConfusionMatrix implements Hook {
  readonly #options: Required<SaveConfusionMatrixOptions>;
  readonly #context: Pick<HookContext, 'artifacts' | 'dataset'>;
  readonly #accumulator: VariableAccumulator<NumberList>;

  constructor(
    options: SaveConfusionMatrixOptions = {},
    context: Pick<HookContext, 'artifacts' | 'dataset'> = SILENT_CONTEXT,
  ) {
    this.#options = readOptions(SAVE_CONFUSION_MATRIX, options);
    this.#context = context;
    const { labelsName, predictionsName, maskName } = this.#options;
    const variables = [labelsName, predictionsName, ...(maskName === null ? [] : [maskName])];
    this.#accumulator = new VariableAccumulator('SaveConfusionMatrix', variables, () => new NumberList());
  }

  beforeTraining(): void {
    this.#accumulator.startRun();
  }

  afterBatch({ streamName, batchData }: AfterBatch): void {
    this.#accumulator.addPaired(streamName, batchData);
  }

  afterEpoch({ epochId, epochData }: AfterEpoch): void {
    for (const [streamName, variables] of Object.entries(epochData)) {
      if (this.#accumulator.list(streamName, this.#options.labelsName).length === 0) continue;
      const matrix = this.#matrixOf(streamName);
      if (this.#options.figureAction === 'store') variables['confusion_heatmap'] = matrix;
      else this.#save(matrix, streamName, epochId);
    }
    this.#accumulator.clear();
  }

  captureState(): unknown {
    return this.#accumulator.captureState();
  }

  restoreState(state: unknown): void {
    this.#accumulator.restoreState(state);
  }

  #matrixOf(streamName: string): ConfusionMatrix {
    const { labels, predictions } = this.#pairsOf(streamName);
    const { labelsName, predictionsName } = this.#options;
    const largest = Math.max(
      largestClass(labels, `'${labelsName}' of stream '${streamName}'`),
      largestClass(predictions, `'${predictionsName}' of stream '${streamName}'`),
    );
    const classNames = this.#classNames();
    const classCount = classNames?.length ?? this.#context.dataset.numClasses ?? largest + 1;
    if (largest >= classCount)
      throw new RangeError(
        `SaveConfusionMatrix: class ${largest} of stream '${streamName}' was not expected: the number of classes is ${classCount}` +
          `${classNames === null ? '' : ` (${classNames.join(', ')})`}, counted from 0.`,
      );
    const counts = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
    for (const [index, label] of labels.entries()) {
      const row = counts[label];
      const predicted = predictions[index];
      if (row !== undefined && predicted !== undefined) row[predicted] = (row[predicted] ?? 0) + 1;
    }
    return { classNames, counts };
  }

  /** Own names come before those of the data set; an empty list has none. A copy, as it is given away. */
  #classNames(): string[] | null {
    const { classesNames } = this.#options;
    const names = classesNames !== null && classesNames.length > 0 ? classesNames : this.#context.dataset.classesNames;
    return names === undefined || names.length === 0 ? null : [...names];
  }

  #pairsOf(streamName: string): Pairs {
    const { labelsName, predictionsName, maskName } = this.#options;
    const names = [labelsName, predictionsName, ...(maskName === null ? [] : [maskName])];
    const columns = names.map((name) => this.#accumulator.list(streamName, name).toArray());
    const [labels, predictions, mask] = columns;
    if (labels === undefined || predictions === undefined || columns.some(({ length }) => length !== labels.length))
      throw new RangeError(
        `SaveConfusionMatrix: the variables of stream '${streamName}' must have the same shape, but ` +
          `${names.map((name, index) => `'${name}' has ${columns[index]?.length ?? 0}`).join(', ')} numbers.`,
      );
    if (mask === undefined) return { labels, predictions };
    const isKept = (_value: number, index: number) => mask[index] !== 0;
    const kept = { labels: labels.filter(isKept), predictions: predictions.filter(isKept) };
    if (kept.labels.length === 0)
      throw new RangeError(
        `SaveConfusionMatrix: the mask '${String(maskName)}' of stream '${streamName}' leaves nothing to count: all ` +
          `${mask.length} of it are 0.`,
      );
    return kept;
  }

  #save(matrix: ConfusionMatrix, stream: string, epochId: number): void {
    const { normalize } = this.#options;
    const name = artifactName(`confusion_matrix_epoch_${epochId}_${namePart(stream)}`);
    this.#context.artifacts.write({
      name: `${name}.json`,
      mediaType: 'application/json',
      content: JSON.stringify({ ...matrix, epochId, stream, normalize }),
      epochId,
    });
    this.#context.artifacts.write({
      name: `${name}.svg`,
      mediaType: 'image/svg+xml',
      content: confusionMatrixSvg(matrix, normalize),
      epochId,
    });
  }
}

/** Throws where a number is no index of a class. */
function largestClass(classes: NumberArray, what: string): number {
  let largest = -1;
  for (const index of classes) {
    if (!Number.isInteger(index) || index < 0 || index >= MOST_CLASSES)
      throw new RangeError(
        `SaveConfusionMatrix: ${what} must hold class indices, whole numbers from 0 to ${MOST_CLASSES - 1}, ` +
          `but ${index} came.`,
      );
    largest = Math.max(largest, index);
  }
  return largest;
}
