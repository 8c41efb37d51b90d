import { afterEach, describe, expect, test, vi } from 'vitest';
import { BACKENDS, type BackendName } from '../config/backends.ts';
import type { BackendLauncher, BackendLaunchers } from './backends.ts';
import { chooseBackend, type BackendQuestion } from './choose-backend.ts';
import type { TrainableModel } from './create-model.ts';
import type { Device, TensorDevice } from './device.ts';
import { BackendUnavailableError } from './errors.ts';
import { modelUnderTest } from './testing/model-under-test.ts';
import { nodeLaunchers } from './testing/node-launchers.ts';
import { sampleBatch } from './testing/sample-batch.ts';
import { BACKEND_TIMEOUT_MILLISECONDS, withTimeout } from './with-timeout.ts';

const absent: BackendLauncher<never> = {
  skipReason: () => Promise.resolve('It is not here.'),
  start: () => Promise.reject(new Error('It is not here.')),
};

function launchers(some: Partial<BackendLaunchers>): BackendLaunchers {
  return {
    native: absent,
    'native-relaxed': absent,
    webgpu: absent,
    webgl: absent,
    wasm: absent,
    cpu: absent,
    ...some,
  };
}

/** A clock by which a step of each backend takes so many milliseconds. */
function speeds(stepMilliseconds: Partial<Record<BackendName, number>>) {
  let time = 0;
  const makeModel = (device: Device) => {
    const model = modelUnderTest({ device });
    const run = model.run.bind(model);
    model.run = (batch, train) => {
      time += stepMilliseconds[device.name] ?? 1;
      return run(batch, train);
    };
    return model;
  };
  return { makeModel, now: () => time };
}

function question(changes: Partial<BackendQuestion>): BackendQuestion {
  return {
    choice: 'auto',
    layers: [{ type: 'dense', units: 8, activation: 'tanh' }],
    sampleBatch: sampleBatch(8, [2], { kind: 'classes', count: 2 }),
    stepCount: 100_000,
    launchers: launchers({ cpu: nodeLaunchers().cpu, wasm: nodeLaunchers().wasm }),
    ...speeds({}),
    ...changes,
  };
}

const failing = (message: string): BackendLauncher => ({
  skipReason: () => Promise.resolve(null),
  start: () => Promise.reject(new Error(message)),
});

/** cpu under another name, whose arithmetic is changed. */
function wrong(change: (arithmetic: ReturnType<TensorDevice['begin']>) => void): BackendLauncher {
  return {
    skipReason: () => Promise.resolve(null),
    start: async () => {
      const device = await nodeLaunchers().cpu.start();
      const begin = device.begin.bind(device);
      device.begin = () => {
        const arithmetic = begin();
        change(arithmetic);
        return arithmetic;
      };
      return device;
    },
  };
}

describe('auto', () => {
  test.each([
    ['wasm', { wasm: 1, cpu: 2 }, 'WASM is the fastest for this model. Steps a second: WASM 1000, CPU 500.'],
    ['cpu', { wasm: 8, cpu: 4 }, 'CPU is the fastest for this model. Steps a second: CPU 250, WASM 125.'],
  ] as const)('takes the one that is fastest at steps of this model: %s', async (winner, times, reason) => {
    const { decision, device } = await chooseBackend(question(speeds(times)));
    expect(device.name).toBe(winner);
    expect(decision).toMatchObject({ backend: winner, reason });
    expect(decision.reports).toEqual([
      { backend: 'native', outcome: 'skipped', reason: 'It is not here.' },
      { backend: 'wasm', outcome: 'measured', stepsPerSecond: 1000 / times.wasm },
      { backend: 'cpu', outcome: 'measured', stepsPerSecond: 1000 / times.cpu },
      { backend: 'webgpu', outcome: 'skipped', reason: 'It is not here.' },
      { backend: 'webgl', outcome: 'skipped', reason: 'It is not here.' },
    ]);
  });

  test('takes our own kernels when they are the fastest, and leaves them out with the reason when they cannot run', async () => {
    const { native, cpu } = nodeLaunchers();
    const clock = speeds({ native: 1, cpu: 2 });
    const { decision, device } = await chooseBackend(question({ ...clock, launchers: launchers({ native, cpu }) }));
    expect(device.name).toBe('native');
    expect(decision.backend).toBe('native');

    const makeModel = (started: Device) => {
      if (started.name === 'native') throw new RangeError('Layer 1 (Dense 8 tanh) is refused.');
      return clock.makeModel(started);
    };
    const without = await chooseBackend(question({ ...clock, makeModel, launchers: launchers({ native, cpu }) }));
    expect(without.decision).toMatchObject({
      backend: 'cpu',
      reports: [
        { backend: 'native', outcome: 'skipped', reason: 'Layer 1 (Dense 8 tanh) is refused.' },
        {},
        {},
        {},
        {},
      ],
    });
  });

  test('gives back the model that was timed on our own kernels, as new', async () => {
    const { native } = nodeLaunchers();
    const models: TrainableModel[] = [];
    const clock = speeds({ native: 4 });
    const makeModel = (device: Device) => {
      const model = clock.makeModel(device);
      models.push(model);
      return model;
    };
    const { model } = await chooseBackend(question({ ...clock, makeModel, launchers: launchers({ native }) }));
    expect(models).toEqual([model]);
    const fresh = modelUnderTest({ device: await native.start() });
    expect(model?.captureState()).toEqual(fresh.captureState());
    expect(model?.learningRate).toBe(fresh.learningRate);
    expect(model?.gradientNorm()).toBeNull();
  });

  test('never takes the relaxed kernels, which cannot be reproduced, however fast they are', async () => {
    const { native, 'native-relaxed': relaxed } = nodeLaunchers();
    const given = {
      ...speeds({ native: 4, 'native-relaxed': 1 }),
      launchers: launchers({ native, 'native-relaxed': relaxed }),
    };
    const { decision } = await chooseBackend(question(given));
    expect(decision.backend).toBe('native');
    expect(decision.reports.map(({ backend }) => backend)).not.toContain('native-relaxed');
    const picked = await chooseBackend(question({ ...given, choice: 'native-relaxed' }));
    expect(picked.device.name).toBe('native-relaxed');
  });

  test('starts nothing else where our own kernels are done before another is there, and says so', async () => {
    const { native } = nodeLaunchers();
    const others = failing('It must not be started.');
    const { decision, device } = await chooseBackend(
      question({
        ...speeds({ native: 0.125 }),
        stepCount: 400,
        launchers: { native, 'native-relaxed': absent, webgpu: others, webgl: others, wasm: others, cpu: others },
      }),
    );
    expect(device.name).toBe('native');
    expect(decision).toEqual({
      backend: 'native',
      reason:
        'Native WASM was measured alone. WASM, CPU, WebGPU, WebGL were not tried, because it needs 0.13 ms a step, 50 ms for this run: less than starting them would cost.',
      reports: [
        { backend: 'native', outcome: 'measured', stepsPerSecond: 8000 },
        ...(['wasm', 'cpu', 'webgpu', 'webgl'] as const).map((backend) => ({ backend, outcome: 'notTried' })),
      ],
    });
  });

  test('measures the others where only another backend is that fast', async () => {
    const { wasm, cpu } = nodeLaunchers();
    const clock = speeds({ wasm: 0.125, cpu: 0.25 });
    const { decision } = await chooseBackend(question({ ...clock, stepCount: 1, launchers: launchers({ wasm, cpu }) }));
    expect(decision.reports.map(({ outcome }) => outcome)).toEqual([
      'skipped',
      'measured',
      'measured',
      'skipped',
      'skipped',
    ]);
  });

  test('frees the models it timed, and does not time for long', async () => {
    const cpu = await nodeLaunchers().cpu.start();
    const before = cpu.tensorCount;
    const clock = speeds({ cpu: 100 });
    await chooseBackend(question({ ...clock, launchers: launchers({ cpu: nodeLaunchers().cpu }) }));
    expect(clock.now()).toBeLessThanOrEqual(600); // three steps to warm up, three measured
    expect(cpu.tensorCount).toBe(before);
  });

  test.each([
    ['tf.js answers false', failing('tf.js could not start it here.'), 'tf.js could not start it here.'],
    [
      'its self-test is wrong',
      wrong((arithmetic) => {
        arithmetic.sumRows = () => arithmetic.upload(Float32Array.of(1, 1), [2]);
      }),
      'It computes sums over rows wrong: [1.5, 1] came out as [1, 1].',
    ],
    [
      'a kernel is missing',
      wrong((arithmetic) => {
        arithmetic.matMul = () => {
          throw new Error('tf.js has no BatchMatMul for the wasm backend, and this model needs it.');
        };
      }),
      'tf.js has no BatchMatMul for the wasm backend, and this model needs it.',
    ],
  ])('falls through with the reason when %s', async (_name, wasm, reason) => {
    const { decision } = await chooseBackend(question({ launchers: launchers({ wasm, cpu: nodeLaunchers().cpu }) }));
    expect(decision).toMatchObject({ backend: 'cpu', reason: 'CPU is the only one that can train this model here.' });
    expect(decision.reports).toContainEqual({ backend: 'wasm', outcome: 'skipped', reason });
  });

  test('says of each why, when none is left', async () => {
    await expect(chooseBackend(question({ launchers: launchers({}) }))).rejects.toThrow(
      'No backend can train this model. Native WASM: one call a step: It is not here. WASM: It is not here. CPU: It is not here. WebGPU: It is not here. WebGL: It is not here.',
    );
  });
});

describe('a backend the user picked', () => {
  test('is taken without measuring the others', async () => {
    const { decision, device } = await chooseBackend(
      question({ choice: 'cpu', launchers: launchers({ cpu: nodeLaunchers().cpu }) }),
    );
    expect(device.name).toBe('cpu');
    expect(decision).toEqual({
      backend: 'cpu',
      reason: 'You picked CPU.',
      reports: [{ backend: 'cpu', outcome: 'available' }],
    });
  });

  test.each(BACKENDS)('that cannot be used is an error which says why and what to do: %s', async (choice) => {
    const asked = chooseBackend(question({ choice, launchers: launchers({}) }));
    await expect(asked).rejects.toThrow(BackendUnavailableError);
    await expect(asked).rejects.toThrow(/cannot be used: It is not here\. Choose another backend, or Auto\./);
  });
});

describe('a backend that hangs', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Starts as it should, then answers the first so many steps, and no more. */
  function hanging(answerCount: number): BackendLauncher {
    return {
      skipReason: () => Promise.resolve(null),
      start: async () => {
        const device = await nodeLaunchers().cpu.start();
        const carryOut = device.carryOut.bind(device);
        let asked = 0;
        device.carryOut = (step) => (++asked > answerCount ? new Promise(() => undefined) : carryOut(step));
        return device;
      },
    };
  }

  test('at its start is given up after 10 seconds', async () => {
    vi.useFakeTimers();
    const rejected = expect(withTimeout(new Promise<Device>(() => undefined), 'start')).rejects.toThrow(
      'It did not start within 10 seconds.',
    );
    await vi.advanceTimersByTimeAsync(BACKEND_TIMEOUT_MILLISECONDS);
    await rejected;
    await expect(withTimeout(Promise.resolve(1), 'start')).resolves.toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([
    ['its self-test', 0, 'It did not finish its self-test within 10 seconds.'],
    ['its first step', 1, 'It did not train a few steps of this model within 10 seconds.'],
    ['a later step', 3, 'It did not train a few steps of this model within 10 seconds.'],
  ])('at %s is skipped with that reason after 10 seconds', async (_name, answerCount, reason) => {
    await nodeLaunchers().cpu.start(); // loads tf.js in real time
    vi.useFakeTimers();
    const chosen = chooseBackend(
      question({ launchers: launchers({ wasm: hanging(answerCount), cpu: nodeLaunchers().cpu }) }),
    );
    await vi.waitUntil(() => vi.getTimerCount() > 0);
    await vi.advanceTimersByTimeAsync(BACKEND_TIMEOUT_MILLISECONDS);
    const { decision } = await chosen;
    expect(decision.backend).toBe('cpu');
    expect(decision.reports).toContainEqual({ backend: 'wasm', outcome: 'skipped', reason });
    expect(vi.getTimerCount()).toBe(0);
  });

  test('at the self-test of the one that was picked is an error that says so', async () => {
    await nodeLaunchers().cpu.start();
    vi.useFakeTimers();
    const asked = chooseBackend(question({ choice: 'wasm', launchers: launchers({ wasm: hanging(0) }) }));
    const rejected = expect(asked).rejects.toThrow(
      'WASM cannot be used: It did not finish its self-test within 10 seconds. Choose another backend, or Auto.',
    );
    await vi.waitUntil(() => vi.getTimerCount() > 0);
    await vi.advanceTimersByTimeAsync(BACKEND_TIMEOUT_MILLISECONDS);
    await rejected;
  });
});

describe('in Node', () => {
  test.each(['webgl', 'webgpu'] as const)('%s is not there, and says so', async (backend) => {
    await expect(nodeLaunchers()[backend].start()).rejects.toThrow();
    await expect(chooseBackend(question({ choice: backend, launchers: nodeLaunchers() }))).rejects.toThrow(
      BackendUnavailableError,
    );
  });
});
