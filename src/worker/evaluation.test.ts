import { expect, test } from 'vitest';
import { SILENT_CONTEXT } from '../loop/index.ts';
import { DatasetLoader } from './dataset-loader.ts';
import { evaluate } from './evaluation.ts';
import { ModelMoment } from './model-moment.ts';
import { emptyShelves } from './shelves.ts';
import { CountingModel } from './testing/seam.ts';
import { RUN, shortConfig } from './testing/session-under-test.ts';
import type { RunIngredients } from './training-run.ts';

const loader = new DatasetLoader(() => Promise.reject(new Error('There are no files in this test.')));

async function ingredientsOf(
  model: CountingModel,
  hooks: RunIngredients['config']['hooks'] = [{ name: 'ComputeStats', options: { variables: ['loss', 'accuracy'] } }],
): Promise<RunIngredients> {
  const config = { ...shortConfig(), hooks };
  const decision = { backend: 'cpu', reason: '', reports: [] } as const;
  return {
    runId: RUN,
    config,
    dataset: await loader.load(config),
    prepared: { model, decision },
    eventsPerSecond: null,
    state: null,
    isModelNew: true,
    shelves: emptyShelves(),
    moment: afterEpochSeven(),
  };
}

function afterEpochSeven(): ModelMoment {
  const moment = new ModelMoment();
  moment.isAfter(7);
  return moment;
}

interface Changes {
  readonly streamName?: string;
  readonly isLeft?: () => boolean;
}

function measure(ingredients: RunIngredients, { streamName = 'test', isLeft = () => false }: Changes = {}) {
  const context = { ...SILENT_CONTEXT, artifacts: ingredients.shelves.artifacts };
  return evaluate({ ingredients, streamName, context, takeTurn: () => Promise.resolve(), isLeft });
}

test('the means of the stream come out, with the epoch the model has come to', async () => {
  const model = new CountingModel();
  model.learned = 3;
  expect(await measure(await ingredientsOf(model))).toEqual({
    streamName: 'test',
    epochId: 7,
    hasLearnedSince: false,
    values: [
      { variable: 'loss', part: 'mean', value: 0.25 },
      { variable: 'accuracy', part: 'mean', value: 0.5 },
    ],
  });
});

test('the model neither learns nor is put into another state', async () => {
  const model = new CountingModel();
  model.restoreState = () => {
    throw new Error('The model was changed.');
  };
  await measure(await ingredientsOf(model));
  expect(model.learned).toBe(0);
});

test('hooks that only measure are called, those that save or end a run are not', async () => {
  const hooks = [
    { name: 'ComputeStats', options: { variables: ['loss'] } },
    { name: 'SaveConfusionMatrix', options: { labelsName: 'target', predictionsName: 'target' } },
    { name: 'WriteCSV', options: {} },
    { name: 'Check', options: { variable: 'accuracy', requiredMinValue: 1, maxEpoch: 0, stream: 'test' } },
  ];
  const ingredients = await ingredientsOf(new CountingModel(), hooks);
  await measure(ingredients);
  expect(ingredients.shelves.artifacts.takeChanges()?.map(({ name }) => name)).toEqual([
    'evaluation_epoch_7_test/confusion_matrix_epoch_7_test.json',
    'evaluation_epoch_7_test/confusion_matrix_epoch_7_test.svg',
  ]);
});

test('what the training wrote stays as it is', async () => {
  const hooks = [{ name: 'SaveConfusionMatrix', options: { labelsName: 'target', predictionsName: 'target' } }];
  const ingredients = await ingredientsOf(new CountingModel(), hooks);
  const { artifacts } = ingredients.shelves;
  const name = 'confusion_matrix_epoch_7_test.json';
  artifacts.write({ name, mediaType: 'application/json', content: 'of the training', epochId: 7 });
  await measure(ingredients);
  expect(artifacts.read(name)?.content).toBe('of the training');
});

test('a stream that there is not is refused with those there are', async () => {
  const answer = measure(await ingredientsOf(new CountingModel()), { streamName: 'tst' });
  await expect(answer).rejects.toThrow(/'tst'.*train.*valid.*test/s);
});

test('one whose run was left ends at its next point', async () => {
  const model = new CountingModel();
  let isLeft = false;
  model.run = (batch, train) => {
    isLeft = true;
    return CountingModel.prototype.run.call(model, batch, train);
  };
  await expect(measure(await ingredientsOf(model), { isLeft: () => isLeft })).rejects.toThrow('The run was left.');
});
