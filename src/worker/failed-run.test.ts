// A run that failed in the middle goes on from its last good batch, where there is a state to go on from.
import { expect, test } from 'vitest';
import type { ExperimentConfig } from '../config/experiment-config.ts';
import { DeviceLostError, NonFiniteUpdateError } from '../engine/errors.ts';
import type { ModelMaker } from './model-maker.ts';
import { CountingModel } from './testing/seam.ts';
import { weightsDigest } from './weights-digest.ts';
import { HeldMaker, RUN, SessionUnderTest, shortConfig } from './testing/session-under-test.ts';

/** Fails once, at the batch after so many updates. */
class FailingModel extends CountingModel {
  readonly #failAfter: number;
  readonly #error: Error;
  #hasFailed = false;

  constructor(failAfter: number, error: Error) {
    super();
    this.#failAfter = failAfter;
    this.#error = error;
  }

  override run(batch: Readonly<Record<string, unknown>>, train: boolean) {
    if (!this.#hasFailed && train && this.learned === this.#failAfter) {
      this.#hasFailed = true;
      throw this.#error;
    }
    return super.run(batch, train);
  }
}

/** Gives these models in turn, then ones that never fail. */
function makerOf(...first: CountingModel[]) {
  const asked: ExperimentConfig['backend'][] = [];
  const models: CountingModel[] = [];
  const makeModel: ModelMaker = ({ config }) => {
    const model = first[models.length] ?? new CountingModel();
    asked.push(config.backend);
    models.push(model);
    const backend = config.backend === 'auto' ? 'webgl' : config.backend;
    return Promise.resolve({ model, decision: { backend, reason: `You picked ${backend}.`, reports: [] } });
  };
  return { asked, models, makeModel };
}

const LOST = new DeviceLostError('webgl', 'its context was lost');

test.each([new RangeError('out of numbers'), new NonFiniteUpdateError()])(
  'after $name in the middle the run goes on with the same model to its epochs',
  async (error) => {
    const { makeModel, models } = makerOf(new FailingModel(3, error));
    const session = new SessionUnderTest(makeModel);
    session.start();
    expect(await session.until('failed')).toMatchObject({
      canContinue: true,
      error: { name: error.name },
      position: { place: 'runModel', epochId: 1 },
    });
    session.goOn();
    expect(await session.until('finished')).toMatchObject({ endedBy: 'epochsCount', epochsDone: 2 });
    const digests = [...session.all('failed'), ...session.all('finished')].map(({ weightsDigest }) => weightsDigest);
    const learned = models[0]?.learned ?? NaN;
    expect(digests).toEqual([3, learned].map((weight) => weightsDigest(Float32Array.of(weight))));
    expect(session.all('epochFinished').map(({ epochId }) => epochId)).toEqual([0, 1, 2]);
    expect(session.all('started').map(({ isContinued }) => isContinued)).toEqual([false, true]);
    expect(models).toHaveLength(1);
  },
);

/** A short experiment with one hook more. */
function withHook(hook: ExperimentConfig['hooks'][number]): ExperimentConfig {
  const config = shortConfig();
  return { ...config, hooks: [...config.hooks, hook] };
}

/** Fails in epoch 1: the accuracy of the model here is 0.5. */
const CHECK = { name: 'Check', options: { variable: 'accuracy', requiredMinValue: 0.9, maxEpoch: 1 } };

test('after a hook has failed the advice names it, says from when a change counts, and offers Reset first', async () => {
  const session = new SessionUnderTest(makerOf().makeModel);
  session.start({ config: withHook(CHECK) });
  const { advice, canContinue } = await session.until('failed');
  expect(canContinue).toBe(true);
  expect(advice).toEqual({
    text: 'Resume goes on with the same Check and the same options. If you change or remove it in the set-up, that counts from the next Reset and Train.',
    learningRate: null,
    first: 'reset',
  });
});

test('a hook that fails on the way out is named, not the one that was called last before it', async () => {
  class Unwilling extends CountingModel {
    override restoreState(): never {
      throw new Error('The weights cannot be written.');
    }
  }
  const session = new SessionUnderTest(makerOf(new Unwilling()).makeModel);
  session.start({ config: withHook({ name: 'RestoreBest', options: {} }) });
  expect((await session.until('failed')).advice?.text).toMatch(/^Resume goes on with the same RestoreBest/);
});

test("a failure of the model is no hook's: there is no advice about one", async () => {
  const session = new SessionUnderTest(makerOf(new FailingModel(3, new RangeError('out of numbers'))).makeModel);
  session.start({ config: withHook(CHECK) });
  expect((await session.until('failed')).advice).toBeNull();
});

test('a run whose state cannot be captured cannot go on, has no digest, and says what to do instead', async () => {
  class Unreadable extends FailingModel {
    override captureState(): never {
      throw new Error('The weights cannot be read.');
    }
  }
  const session = new SessionUnderTest(makerOf(new Unreadable(3, LOST)).makeModel);
  session.start();
  expect(await session.until('failed')).toMatchObject({
    canContinue: false,
    weightsDigest: null,
    advice: { text: 'Choose Native WASM, WASM or CPU as the backend and train again.' },
  });
});

test('a run that could not take over the state it was to go on from cannot go on', async () => {
  class Unwilling extends CountingModel {
    override restoreState(): never {
      throw new TypeError('The state is of another model.');
    }
  }
  const session = new SessionUnderTest(makerOf(new Unwilling()).makeModel);
  session.start();
  await session.until('finished');
  session.goOn();
  expect(await session.until('failed')).toMatchObject({ canContinue: false });
});

test('after a lost card the run goes on with our own kernels from its last good batch, and says so', async () => {
  const { makeModel, models, asked } = makerOf(new FailingModel(3, LOST));
  const session = new SessionUnderTest(makeModel);
  session.start();
  expect(await session.until('failed')).toMatchObject({
    canContinue: true,
    error: { name: 'DeviceLostError' },
    advice: { text: 'Go on without it, with Native WASM, from the last good batch.', learningRate: null },
  });
  session.goOn('batch');
  await session.until('held');
  expect(asked).toEqual(['auto', 'native']);
  expect(models.map(({ isDisposed, learned }) => [isDisposed, learned])).toEqual([
    [true, 3],
    [false, 3],
  ]);
  const reason = 'The graphics card was lost: the run goes on with Native WASM.';
  expect(session.all('started')[1]).toMatchObject({
    isContinued: true,
    plan: { backend: { backend: 'native', reason } },
  });
  expect(session.all('logged').map(({ message }) => message)).toContain(reason);
  session.send({ type: 'resume', runId: RUN });
  expect(await session.until('finished')).toMatchObject({ epochsDone: 2 });
  session.goOn();
  await session.until('finished', 2);
  expect(models).toHaveLength(2);
});

test.each([
  ['wasm', 'WASM', ['native']],
  ['cpu', 'CPU', ['native', 'wasm']],
] as const)('it goes on with %s where what is faster is refused, and says why', async (backend, label, refused) => {
  const { makeModel, asked } = makerOf(new FailingModel(3, LOST));
  const isRefused = (name: string) => refused.some((other) => other === name);
  const session = new SessionUnderTest((request) =>
    isRefused(request.config.backend)
      ? Promise.reject(new Error(`${request.config.backend} cannot be used.`))
      : makeModel(request),
  );
  session.start();
  await session.until('failed');
  session.goOn();
  await session.until('finished');
  expect(asked).toEqual(['auto', backend]);
  const whyNot = refused.map((name) => `${name} cannot be used.`).join(' ');
  expect(session.all('started')[1]?.plan.backend).toMatchObject({
    backend,
    reason: `The graphics card was lost: the run goes on with ${label}. ${whyNot}`,
  });
});

test('where all are refused the run has failed for good, with the reason of each', async () => {
  const { makeModel } = makerOf(new FailingModel(3, LOST));
  const session = new SessionUnderTest((request) =>
    request.config.backend === 'auto'
      ? makeModel(request)
      : Promise.reject(new Error(`${request.config.backend}: no.`)),
  );
  session.start();
  await session.until('failed');
  session.goOn();
  expect(await session.until('failed', 2)).toMatchObject({
    canContinue: false,
    error: { message: 'native: no. wasm: no. cpu: no.' },
  });
});

test('a run that is left while its model is built again says no more and frees both models', async () => {
  const { makeModel, models } = makerOf(new FailingModel(3, LOST));
  const maker = new HeldMaker(makeModel);
  const session = new SessionUnderTest(maker.make);
  session.start();
  await session.rest();
  maker.begun[0]?.finish();
  await session.until('failed');
  session.goOn();
  await session.rest();
  session.send({ type: 'abandon', runId: RUN });
  await session.until('abandoned');
  maker.begun[1]?.finish();
  await session.rest();
  expect(session.told.at(-1)?.type).toBe('abandoned');
  expect(models.map(({ isDisposed }) => isDisposed)).toEqual([true, true]);
});
