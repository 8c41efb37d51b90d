import type { HookDescription } from '../hook.ts';
import { readOptions } from '../option-values.ts';
import { countClasses } from './class-counts.ts';
import { accuracyOf, requireBinary, scoreOf, specificityOf, type ScoreAverage } from './classification-scores.ts';
import { ItemList } from './item-list.ts';
import { PREDICTION_OPTIONS, predictionKeys, PredictionMetrics, type PredictionOptions } from './prediction-metrics.ts';

export const CLASSIFICATION_METRICS = {
  name: 'ClassificationMetrics',
  explanation:
    'Scores predicted classes over an epoch: precision, recall, F1, accuracy and, for two classes, specificity.',
  isForEvaluation: true,
  options: {
    ...PREDICTION_OPTIONS,
    f1Average: {
      kind: 'choice',
      label: 'Average',
      explanation: 'How precision, recall and F1 of the classes become one number.',
      choices: [
        { value: 'none', label: 'one number for each class' },
        { value: 'binary', label: 'of class 1 alone' },
        { value: 'micro', label: 'over all examples' },
        { value: 'macro', label: 'over classes' },
        { value: 'weighted', label: 'over classes, by their size' },
      ],
      initial: 'none',
    },
  },
  does: {
    beforeTraining: 'forgets what a stopped run left behind.',
    afterBatch: 'sets the predicted and the true classes of these rows aside.',
    afterEpoch: 'scores what it collected, for each stream.',
  },
  keys: (options) => {
    const specificity = options['f1Average'] === 'binary' ? ['specificity'] : [];
    return predictionKeys(options, ['precision', 'recall', 'f1', 'accuracy', ...specificity]);
  },
} as const satisfies HookDescription;

/** emloop 5.5, in scikit-learn's definitions; one class alone is scored as well (reference 9.24). */
export class ClassificationMetrics extends PredictionMetrics<ItemList> {
  readonly #average: ScoreAverage;

  /** emloop writes `f1_average: null` for none. */
  constructor(options: Partial<PredictionOptions> & { readonly f1Average?: ScoreAverage | null } = {}) {
    const given = { ...options, f1Average: options.f1Average ?? undefined };
    const values = readOptions<typeof CLASSIFICATION_METRICS.options>(CLASSIFICATION_METRICS, given);
    super(CLASSIFICATION_METRICS.name, values, () => new ItemList());
    this.#average = values.f1Average;
  }

  protected measure(predicted: ItemList, truth: ItemList): Readonly<Record<string, unknown>> {
    const counts = countClasses(truth.items, predicted.items);
    const isBinary = this.#average === 'binary';
    if (isBinary) requireBinary(counts);
    return {
      precision: scoreOf('precision', this.#average, counts),
      recall: scoreOf('recall', this.#average, counts),
      f1: scoreOf('f1', this.#average, counts),
      accuracy: accuracyOf(counts),
      ...(isBinary ? { specificity: specificityOf(counts) } : {}),
    };
  }
}
