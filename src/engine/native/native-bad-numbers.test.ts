// Numbers in a batch that are not finite, in a whole training: it ends as it does on tf.js, and nothing of the batch is learnt.
import { expect, test } from 'vitest';
import { ACTIVATIONS, type Activation } from '../../config/layers.ts';
import type { OptimizerConfig } from '../../config/optimizers.ts';
import { MainLoop, ndArray, StopOnNaN, type Batch } from '../../loop/index.ts';
import { NonFiniteUpdateError } from '../errors.ts';
import type { ModelTarget } from '../losses/build-loss.ts';
import { modelUnderTest } from '../testing/model-under-test.ts';
import { nodeLaunchers } from '../testing/node-launchers.ts';
import { OPTIMIZERS, TWO_CLASSES } from '../testing/sample-nets.ts';
import { sampleBatch } from '../testing/sample-batch.ts';

const ROWS = 13; // not a multiple of what the kernels take together
const A_NUMBER = { kind: 'number', mean: 0.5, scale: 2 } as const;
/** What StopOnNaN says; or there was no loss to see, because only the update was not finite. */
const LOSS_ENDING = "Variable 'loss' of stream 'train' is not a finite number";
const UPDATE_ENDING = new NonFiniteUpdateError().message;

interface Case {
  readonly target: ModelTarget;
  readonly activation: Activation;
  readonly optimizer: OptimizerConfig;
  /** In which of the batch's numbers it stands. */
  readonly place: number;
  readonly value: number;
}

function badBatch({ target, place, value }: Case): Batch {
  const { features, target: column } = sampleBatch(ROWS, [2], target);
  if (features === undefined || column === undefined || !('data' in features)) throw new TypeError('No batch.');
  const data = Float32Array.from(features.data).fill(value, place, place + 1);
  return { features: ndArray(data, [ROWS, 2]), target: column };
}

/** A training whose third batch is bad: how it ended, its model, and the weights it should have kept. */
async function trainOn(backend: 'native' | 'cpu', given: Case) {
  const { target, optimizer, activation } = given;
  const device = await nodeLaunchers()[backend].start();
  const good = [3, 9].map((rows) => sampleBatch(rows, [2], target));
  const net = { device, layers: [{ type: 'dense', units: 8, activation }], optimizer, target } as const;
  const [model, wanted] = [modelUnderTest(net), modelUnderTest(net)];
  for (const batch of good) await wanted.run(batch, true);
  const loop = new MainLoop({
    model,
    dataset: { streams: { train: () => [...good, badBatch(given), ...good] } },
    hooks: [new StopOnNaN({ variables: ['loss'], stopOnInf: true, afterBatch: true, afterEpoch: false })],
    epochsCount: 1,
    skipZerothEpoch: true,
  });
  const ending = await loop.runTraining().then(
    ({ message }) => message,
    (error: unknown) => (error instanceof NonFiniteUpdateError ? error.message : error),
  );
  return { ending, state: model.captureState(), wanted: wanted.captureState() };
}

/** Curves that have an end make a finite loss of infinity, but infinity is still an input of the first weights' gradient. */
function expectedEnding({ activation, value }: Case): string {
  return !Number.isNaN(value) && (activation === 'tanh' || activation === 'sigmoid') ? UPDATE_ENDING : LOSS_ENDING;
}

/** The one difference: tf.js's relu makes 0 of NaN, so the loss is finite and only the gradient is not. */
function endingOnTensorflow(given: Case): string {
  return Number.isNaN(given.value) && given.activation === 'relu' ? UPDATE_ENDING : expectedEnding(given);
}

const CASES: readonly (Case & { readonly name: string })[] = [TWO_CLASSES, A_NUMBER].flatMap((target) =>
  ACTIVATIONS.flatMap((activation) =>
    [NaN, Infinity, -Infinity].flatMap((value) =>
      OPTIMIZERS.map((optimizer, index) => ({
        target,
        activation,
        value,
        optimizer,
        place: [0, 11, 2 * ROWS - 1][index] ?? 0,
        name: `${value} before ${activation}, ${target.kind}, ${optimizer.name}`,
      })),
    ),
  ),
);

test.each(CASES)('a batch ends training as on tf.js, and changes nothing: $name', async (given) => {
  const ours = await trainOn('native', given);
  const theirs = await trainOn('cpu', given);
  expect(ours.ending).toBe(expectedEnding(given));
  expect(theirs.ending).toBe(endingOnTensorflow(given));
  expect(ours.state).toEqual(ours.wanted);
  expect(ours.state.updateCount).toBe(2);
  expect(theirs.state).toEqual(theirs.wanted);
});
