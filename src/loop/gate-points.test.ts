import { describe, expect, test } from 'vitest';
import { TrainingTerminated } from './errors.ts';
import { GATE_PLACES, type GatePlace } from './gate-point.ts';
import { numberedSource } from './testing/batches.ts';
import { CountingModel } from './testing/counting-model.ts';
import { pointText, RecordingGate } from './testing/recording-gate.ts';
import { RecordingHook } from './testing/recording-hook.ts';
import { createTestLoop } from './testing/test-loop.ts';

/** One batch in each stream, two hooks. */
function smallest(gate: RecordingGate, journal: string[] = []) {
  return createTestLoop({
    gate,
    dataset: { streams: { train: numberedSource(1), valid: numberedSource(1) } },
    hooks: [new RecordingHook(journal, 'a'), new RecordingHook(journal, 'b')],
  });
}

function passOf(epochId: number, stream: string): string[] {
  const first = ['openStream', 'nextBatch', 'readBatch', 'checkInterrupt', 'checkBatch', 'runModel'];
  return [
    ...first.map((place) => `${place} epoch ${epochId} ${stream} 0`),
    `afterBatch epoch ${epochId} ${stream} 0 hook 0`,
    `afterBatch epoch ${epochId} ${stream} 0 hook 1`,
    `nextBatch epoch ${epochId} ${stream} 1`,
    `readBatch epoch ${epochId} ${stream} 1`,
  ];
}

function endOf(epochId: number): string[] {
  return [
    `afterEpoch epoch ${epochId} hook 0`,
    `afterEpoch epoch ${epochId} hook 1`,
    `afterEpochProfile epoch ${epochId} hook 0`,
    `afterEpochProfile epoch ${epochId} hook 1`,
    `checkEnd epoch ${epochId}`,
  ];
}

describe('points of a training', () => {
  test('[G1] come in the order of look.md', async () => {
    const gate = new RecordingGate();
    await smallest(gate).loop.runTraining();
    expect(gate.points.map(pointText)).toEqual([
      'beforeTraining epoch 0 hook 0',
      'beforeTraining epoch 0 hook 1',
      'beginZerothEpoch epoch 0',
      ...passOf(0, 'train'),
      ...passOf(0, 'valid'),
      ...endOf(0),
      'beginEpoch epoch 1',
      ...passOf(1, 'train'),
      ...passOf(1, 'valid'),
      'countEpoch epoch 1',
      ...endOf(1),
      'afterTraining epoch 1 hook 0',
      'afterTraining epoch 1 hook 1',
    ]);
    expect(new Set(gate.places)).toEqual(new Set(GATE_PLACES));
  });

  test('[G1] of an evaluation: no epoch begins and none is counted', async () => {
    const gate = new RecordingGate();
    await smallest(gate).loop.runEvaluation('valid');
    expect(gate.points.map(pointText)).toEqual([
      'beforeTraining epoch 0 hook 0',
      'beforeTraining epoch 0 hook 1',
      ...passOf(0, 'valid'),
      ...endOf(0),
      'afterTraining epoch 0 hook 0',
      'afterTraining epoch 0 hook 1',
    ]);
  });

  test('[G1] each is passed before the thing is done', async () => {
    const journal: string[] = [];
    const gate = new RecordingGate((point) => {
      journal.push(`gate ${pointText(point)}`);
    });
    const model = new CountingModel(journal);
    const { loop } = createTestLoop({
      gate,
      model,
      hooks: [new RecordingHook(journal)],
      dataset: { streams: { train: numberedSource(1) } },
      extraStreams: [],
      skipZerothEpoch: true,
    });
    await loop.runTraining();
    const before = (done: string) => journal[journal.indexOf(done) - 1];
    expect(before('hook beforeTraining')).toBe('gate beforeTraining epoch 0 hook 0');
    expect(before('model train 0 learn')).toBe('gate runModel epoch 1 train 0');
    expect(before('hook afterBatch train 0')).toBe('gate afterBatch epoch 1 train 0 hook 0');
    expect(before('hook afterEpoch 1 train')).toBe('gate afterEpoch epoch 1 hook 0');
    expect(before('hook afterEpochProfile 1 train')).toBe('gate afterEpochProfile epoch 1 hook 0');
    expect(before('hook afterTraining true')).toBe('gate afterTraining epoch 1 hook 0');
  });

  test('[G1] a batch that is skipped goes no further than its check', async () => {
    const gate = new RecordingGate();
    const dataset = { streams: { train: () => [{}, { x: [1] }] } };
    const { loop } = createTestLoop({ gate, dataset, extraStreams: [], onEmptyBatch: 'ignore', skipZerothEpoch: true });
    await loop.runTraining();
    const first = gate.points.filter(({ batchIndex }) => batchIndex === 0).map(({ place }) => place);
    expect(first).toEqual(['openStream', 'nextBatch', 'readBatch', 'checkInterrupt', 'checkBatch']);
    expect(gate.places.filter((place) => place === 'runModel')).toHaveLength(1);
  });

  test('[G1] on a stop the way out leads from checkInterrupt to afterTraining', async () => {
    const gate = new RecordingGate(({ place }) => {
      if (place === 'beginEpoch') loop.requestStop();
    });
    const { loop } = smallest(gate);
    await loop.runTraining();
    expect(gate.places.slice(-3)).toEqual(['checkInterrupt', 'afterTraining', 'afterTraining']);
  });

  test('[G1] a termination in afterEpoch still goes by checkEnd', async () => {
    const gate = new RecordingGate();
    const hook = new RecordingHook([], 'h', {
      afterEpoch: () => {
        throw new TrainingTerminated();
      },
    });
    await createTestLoop({ gate, hooks: [hook] }).loop.runTraining();
    expect(gate.places.slice(-4)).toEqual(['afterEpoch', 'afterEpochProfile', 'checkEnd', 'afterTraining']);
  });

  test('[G2] a point says whether the stream is learned from', async () => {
    const gate = new RecordingGate();
    await smallest(gate).loop.runTraining();
    const learning = gate.points.filter(({ isTraining }) => isTraining);
    expect(new Set(learning.map(({ epochId, streamName }) => `${epochId} ${String(streamName)}`))).toEqual(
      new Set(['1 train']),
    );
    expect(learning).toHaveLength(10);
  });

  test('[G2] on the way out of a broken epoch that epoch is still in hand', async () => {
    const gate = new RecordingGate(({ place, epochId }) => {
      if (place === 'runModel' && epochId === 2) throw new TrainingTerminated();
    });
    const { loop } = createTestLoop({ gate, epochsCount: 5 });
    await loop.runTraining();
    expect(gate.points.at(-1)).toMatchObject({ place: 'afterTraining', epochId: 2 });
    expect(loop.trainingEpochsDone).toBe(1);
  });
});

describe('waiting', () => {
  test.each<[GatePlace]>(GATE_PLACES.map((place) => [place]))('[G3] the loop waits at %s', async (waitingPlace) => {
    const journal: string[] = [];
    const gate = new RecordingGate(async ({ place }) => {
      if (place !== waitingPlace) return;
      journal.push('waiting');
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      journal.push('released');
    });
    const model = new CountingModel(journal);
    const { loop } = createTestLoop({
      gate,
      model,
      hooks: [new RecordingHook(journal, 'a'), new RecordingHook(journal, 'b')],
    });
    await loop.runTraining();
    const waits = journal.flatMap((line, index) => (line === 'waiting' ? [index] : []));
    expect(waits.length).toBeGreaterThan(0);
    for (const index of waits) expect(journal[index + 1]).toBe('released');
  });

  test('[G3] at every single point, and nothing happens meanwhile: no model, no hook, no reading of a stream', async () => {
    const journal: string[] = [];
    function* train() {
      for (const x of [0, 1]) {
        journal.push(`stream gives ${x}`);
        yield { x: [x] };
      }
    }
    let waits = 0;
    const gate = new RecordingGate(async (point) => {
      const before = journal.length;
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      expect([pointText(point), journal.slice(before)]).toEqual([pointText(point), []]);
      waits += 1;
      expect(gate.points).toHaveLength(waits);
    });
    const hooks = [new RecordingHook(journal, 'a'), new RecordingHook(journal, 'b')];
    const options = { hooks, dataset: { streams: { train } }, extraStreams: [] };
    const { loop } = createTestLoop({ ...options, gate, model: new CountingModel(journal) });
    await loop.runTraining();
    expect(waits).toBe(gate.points.length);
    const held = journal.splice(0);
    const again = [new RecordingHook(journal, 'a'), new RecordingHook(journal, 'b')];
    await createTestLoop({ ...options, hooks: again, model: new CountingModel(journal) }).loop.runTraining();
    expect(held).toEqual(journal);
  });

  test('[G3] a promise that fails is thrown at that point', async () => {
    for (const failingPlace of GATE_PLACES) {
      const failure = new Error(failingPlace);
      const gate = new RecordingGate(({ place }) => (place === failingPlace ? Promise.reject(failure) : undefined));
      await expect(createTestLoop({ gate }).loop.runTraining()).rejects.toBe(failure);
      expect(gate.places.filter((place) => place !== 'afterTraining').at(-1)).toBe(
        failingPlace === 'afterTraining' ? 'checkEnd' : failingPlace,
      );
    }
  });
});
