import { describe, expect, test } from 'vitest';
import type { GatePoint } from './gate-point.ts';
import { RunGate, type HoldReason, type RunGateOptions, type StepUnit } from './gate.ts';
import type { MainLoop } from './main-loop.ts';
import { FakeClock } from './testing/fake-clock.ts';
import { pointText } from './testing/recording-gate.ts';
import { RecordingHook } from './testing/recording-hook.ts';
import { createTestLoop } from './testing/test-loop.ts';

/** A gated run whose next hold, or end, can be waited for. */
class GatedRun {
  readonly clock = new FakeClock();
  readonly holds: { readonly point: GatePoint; readonly reason: HoldReason }[] = [];
  readonly journal: string[] = [];
  readonly heard: string[] = [];
  readonly waits: number[] = [];
  readonly gate: RunGate;
  readonly loop: MainLoop;
  turns = 0;
  releases = 0;
  /** What comes in during a turn or a wait. */
  onTurn: () => void = () => undefined;
  #wake: () => void = () => undefined;

  constructor(options: Partial<RunGateOptions> = {}) {
    this.gate = new RunGate({
      clock: this.clock.now,
      takeTurn: async () => {
        this.turns += 1;
        await Promise.resolve();
        this.onTurn();
      },
      wait: async (seconds) => {
        this.waits.push(seconds);
        await Promise.resolve();
        this.onTurn();
      },
      onHeld: (point, reason) => {
        this.holds.push({ point, reason });
        this.#wake();
      },
      onReleased: () => {
        this.releases += 1;
      },
      ...options,
    });
    this.gate.listen((point, seconds) => this.heard.push(`${seconds} ${pointText(point)}`));
    const hooks = [new RecordingHook(this.journal, 'a'), new RecordingHook(this.journal, 'b')];
    this.loop = createTestLoop({ gate: this.gate, hooks, epochsCount: 2 }).loop;
  }

  /** Where the run is held next after this act, or how it ended. */
  async heldAfter(act: () => void): Promise<string> {
    const held = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    const count = this.holds.length;
    act();
    const outcome = await Promise.race([held.then(() => 'held'), this.ended()]);
    const hold = this.holds[count];
    return hold === undefined ? outcome : pointText(hold.point);
  }

  start(): void {
    this.#end = this.loop.runTraining().then(
      ({ message }) => message,
      (error: unknown) => `failed: ${String(error)}`,
    );
  }
  #end: Promise<string> = new Promise(() => undefined);

  ended(): Promise<string> {
    return this.#end;
  }

  async startStepping(unit: StepUnit): Promise<string> {
    return this.heldAfter(() => {
      this.gate.step(unit);
      this.start();
    });
  }

  step(unit: StepUnit): Promise<string> {
    return this.heldAfter(() => {
      this.gate.step(unit);
    });
  }
}

const ALL_DONE = 'All 2 epochs are done';

describe('pause and resume', () => {
  test('[G4] pause holds at the very next point until resume', async () => {
    const run = new GatedRun();
    run.gate.pause();
    expect(
      await run.heldAfter(() => {
        run.start();
      }),
    ).toBe('beforeTraining epoch 0 hook 0');
    expect([run.gate.isHeld, run.journal, run.holds[0]?.reason]).toEqual([true, [], 'pause']);
    expect(run.gate.position).toEqual(run.holds[0]?.point);
    run.gate.resume();
    expect(run.gate.isHeld).toBe(false);
    expect(await run.ended()).toBe(ALL_DONE);
    expect(run.journal.filter((line) => line.startsWith('b afterEpoch '))).toHaveLength(3);
  });

  test('[G4] paused in mid-run nothing is lost or repeated', async () => {
    const run = new GatedRun();
    run.gate.listen(({ place, epochId }) => {
      if (place === 'runModel' && epochId === 1) run.gate.pause();
    });
    let at = await run.heldAfter(() => {
      run.start();
    });
    const held: string[] = [];
    while (at !== ALL_DONE) {
      held.push(at);
      at = await run.heldAfter(() => {
        run.gate.resume();
      });
    }
    expect(held).toEqual(['runModel epoch 1 train 0', 'runModel epoch 1 train 1', 'runModel epoch 1 valid 0']);
    const undisturbed = new GatedRun();
    undisturbed.start();
    await undisturbed.ended();
    expect(run.journal).toEqual(undisturbed.journal);
  });
});

describe('steps', () => {
  test('[G5] by event: at the first hook of the next event', async () => {
    const run = new GatedRun();
    expect(await run.startStepping('event')).toBe('beforeTraining epoch 0 hook 0');
    expect(run.holds[0]?.reason).toBe('step');
    expect(await run.step('event')).toBe('afterBatch epoch 0 train 0 hook 0');
    expect(await run.step('event')).toBe('afterBatch epoch 0 train 1 hook 0');
    expect(await run.step('event')).toBe('afterBatch epoch 0 valid 0 hook 0');
    expect(await run.step('event')).toBe('afterEpoch epoch 0 hook 0');
    expect(await run.step('event')).toBe('afterEpochProfile epoch 0 hook 0');
    expect(await run.step('event')).toBe('afterBatch epoch 1 train 0 hook 0');
  });

  test('[G5] by hook: at the next hook call', async () => {
    const run = new GatedRun();
    expect(await run.startStepping('hook')).toBe('beforeTraining epoch 0 hook 0');
    expect(await run.step('hook')).toBe('beforeTraining epoch 0 hook 1');
    expect(run.journal).toEqual(['a beforeTraining']);
    expect(await run.step('hook')).toBe('afterBatch epoch 0 train 0 hook 0');
    expect(await run.step('hook')).toBe('afterBatch epoch 0 train 0 hook 1');
  });

  test('[G5] by batch: at the next batch, of whatever stream', async () => {
    const run = new GatedRun();
    const held = [await run.startStepping('batch')];
    for (let step = 0; step < 6; step += 1) held.push(await run.step('batch'));
    expect(held).toEqual(
      ['train 0', 'train 1', 'train 2', 'valid 0', 'valid 1']
        .map((at) => `nextBatch epoch 0 ${at}`)
        .concat(['nextBatch epoch 1 train 0', 'nextBatch epoch 1 train 1']),
    );
  });

  test('[G5] by epoch: where the next epoch begins', async () => {
    const run = new GatedRun();
    await run.startStepping('batch');
    expect(await run.step('epoch')).toBe('beginEpoch epoch 1');
    expect(await run.step('epoch')).toBe('beginEpoch epoch 2');
    expect(await run.step('epoch')).toBe(ALL_DONE);
  });

  test('[G5] by epoch from where an epoch is looked at for the last time', async () => {
    const run = new GatedRun();
    run.gate.listen(({ place, epochId }) => {
      if (place === 'checkEnd' && epochId === 0) run.gate.pause();
    });
    expect(
      await run.heldAfter(() => {
        run.start();
      }),
    ).toBe('checkEnd epoch 0');
    expect(await run.step('epoch')).toBe('beginEpoch epoch 1');
  });

  test('[G5] a step while the run is not held goes to the next such point', async () => {
    const run = new GatedRun();
    run.gate.listen(({ place, epochId }) => {
      if (place === 'afterEpoch' && epochId === 1) run.gate.step('batch');
    });
    expect(
      await run.heldAfter(() => {
        run.start();
      }),
    ).toBe('nextBatch epoch 2 train 0');
  });

  test('[G6] from rest a step by epoch runs epoch 0 and holds where epoch 1 begins', async () => {
    const run = new GatedRun();
    expect(await run.startStepping('epoch')).toBe('beginEpoch epoch 1');
    expect(run.journal.filter((line) => line.includes('afterEpoch '))).toEqual([
      'a afterEpoch 0 train,valid',
      'b afterEpoch 0 train,valid',
    ]);
  });

  test('[G7] by batch, where the number of batches is known, not where none is left', async () => {
    const run = new GatedRun({ batchCounts: { train: 2, valid: 1 } });
    const held = [await run.startStepping('batch')];
    for (let step = 0; step < 4; step += 1) held.push(await run.step('batch'));
    expect(held).toEqual(
      ['epoch 0 train 0', 'epoch 0 train 1', 'epoch 0 valid 0', 'epoch 1 train 0', 'epoch 1 train 1'].map(
        (at) => `nextBatch ${at}`,
      ),
    );
  });
});

describe('speed', () => {
  test('[G8] so many seconds lie between two points', async () => {
    const run = new GatedRun();
    run.gate.setSpeed(20);
    run.start();
    expect(await run.ended()).toBe(ALL_DONE);
    expect(run.waits).toHaveLength(run.heard.length);
    expect(run.waits.every((seconds) => Math.abs(seconds - 0.05) < 1e-9)).toBe(true);
  });

  test('[G8] the time that the loop itself took is not waited for again', async () => {
    const run = new GatedRun();
    run.gate.setSpeed(20);
    run.gate.listen(() => {
      run.clock.seconds += 0.03;
    });
    run.start();
    await run.ended();
    expect(run.waits[1]).toBeCloseTo(0.02);
  });

  test('[G8] a pause is heard in the middle of a long wait, at that point', async () => {
    const run = new GatedRun();
    run.gate.setSpeed(0.5);
    run.onTurn = () => {
      if (run.waits.length === 3) run.gate.pause();
    };
    expect(
      await run.heldAfter(() => {
        run.start();
      }),
    ).toBe('beforeTraining epoch 0 hook 0');
    expect(run.waits).toEqual([0.05, 0.05, 0.05]);
  });

  test('[G8] full speed takes effect in the middle of a wait', async () => {
    const run = new GatedRun();
    run.gate.setSpeed(0.01);
    run.onTurn = () => {
      run.gate.setSpeed(null);
    };
    run.start();
    expect(await run.ended()).toBe(ALL_DONE);
    expect(run.waits).toEqual([0.05]);
  });

  test('[G8] being abandoned is heard in the middle of a wait', async () => {
    const run = new GatedRun();
    run.gate.setSpeed(0.01);
    run.onTurn = () => {
      run.gate.abandon(new Error('left'));
    };
    run.start();
    expect(await run.ended()).toBe('failed: Error: left');
    expect(run.waits).toEqual([0.05]);
  });
});

describe('turns', () => {
  const POINT: GatePoint = {
    place: 'readBatch',
    epochId: 1,
    streamName: 'train',
    isTraining: true,
    batchIndex: 0,
    hookIndex: -1,
  };

  test('[G9] a turn is taken when the last one is more than 10 ms ago', async () => {
    const { gate, clock, ...run } = new GatedRun();
    expect(gate.pass(POINT)).toBeUndefined();
    clock.seconds = 0.01;
    expect(gate.pass(POINT)).toBeUndefined();
    clock.seconds = 0.011;
    const turn = gate.pass(POINT);
    expect(turn).toBeInstanceOf(Promise);
    await turn;
    expect(run.turns).toBe(0);
    clock.seconds = 0.02;
    expect(gate.pass(POINT)).toBeUndefined();
    clock.seconds = 0.0221;
    expect(gate.pass(POINT)).toBeInstanceOf(Promise);
  });

  test('[G9] a run takes about one turn for each 10 ms of its time', async () => {
    const run = new GatedRun();
    run.gate.listen(() => {
      run.clock.seconds += 0.004;
    });
    run.start();
    await run.ended();
    const seconds = run.clock.seconds;
    expect(run.turns).toBeLessThanOrEqual(seconds / 0.01);
    expect(run.turns).toBeGreaterThanOrEqual(Math.floor(seconds / (0.01 + 2 * 0.004)));
  });

  test('[G10] a pause that comes in during a turn holds at that same point', async () => {
    const run = new GatedRun();
    run.gate.listen(({ place }) => {
      if (place === 'runModel') run.clock.seconds += 1;
    });
    run.onTurn = () => {
      run.gate.pause();
    };
    expect(
      await run.heldAfter(() => {
        run.start();
      }),
    ).toBe('afterBatch epoch 0 train 0 hook 0');
    expect(run.turns).toBe(1);
    expect(run.journal.filter((line) => line.includes('afterBatch'))).toEqual([]);
  });

  test('[G10] a step by epoch that comes in during the turn at the end of an epoch counts that end', async () => {
    const run = new GatedRun();
    run.gate.listenPassed(({ place }) => {
      if (place === 'afterEpochProfile') run.clock.seconds += 1;
    });
    run.onTurn = () => {
      if (run.gate.position?.place === 'checkEnd') run.gate.step('epoch');
    };
    expect(
      await run.heldAfter(() => {
        run.start();
      }),
    ).toBe('beginEpoch epoch 1');
  });
});

describe('abandoning', () => {
  test('[G11] a held run ends with the error; no hook hears of it, no listener hears more', async () => {
    const run = new GatedRun();
    await run.startStepping('batch');
    const [journal, heard] = [[...run.journal], [...run.heard]];
    run.gate.abandon(new Error('left'));
    expect(await run.ended()).toBe('failed: Error: left');
    expect([run.journal, run.heard]).toEqual([journal, heard]);
    expect(run.releases).toBe(0);
  });

  test('[G11] a running one at its next point', async () => {
    const run = new GatedRun();
    run.gate.listen(({ place }) => {
      if (place === 'runModel') run.gate.abandon(new Error('left'));
    });
    run.start();
    expect(await run.ended()).toBe('failed: Error: left');
    expect(run.heard.at(-1)).toBe('0 runModel epoch 0 train 0');
    expect(run.journal).toEqual(['a beforeTraining', 'b beforeTraining']);
  });

  test('[G11] also when it comes in during a turn', async () => {
    const run = new GatedRun();
    run.clock.seconds = 1;
    run.onTurn = () => {
      run.gate.abandon(new Error('left'));
    };
    run.start();
    expect(await run.ended()).toBe('failed: Error: left');
    expect(run.journal).toEqual([]);
  });
});

test('[G12] listeners hear each point before it is held, with the gate’s time', async () => {
  const run = new GatedRun();
  run.clock.seconds = 7;
  expect(await run.startStepping('hook')).toBe('beforeTraining epoch 0 hook 0');
  expect(run.heard).toEqual(['7 beforeTraining epoch 0 hook 0']);
  expect(run.journal).toEqual([]);
});

describe('telling of points that are passed', () => {
  /** `+` where a point is come to, `-` where it is passed, with the gate's time. */
  function toldBy(run: GatedRun): string[] {
    const told: string[] = [];
    run.gate.listen((point, seconds) => told.push(`${seconds} + ${pointText(point)}`));
    run.gate.listenPassed((point) => told.push(`${run.clock.seconds} - ${pointText(point)}`));
    return told;
  }

  test('[G14] each point is told twice, the second time before what it names is done', async () => {
    const run = new GatedRun();
    const told = toldBy(run);
    run.start();
    await run.ended();
    expect(told.filter((_line, index) => index % 2 === 0)).toEqual(run.heard.map((line) => line.replace(' ', ' + ')));
    expect(told.filter((_line, index) => index % 2 === 1)).toEqual(run.heard.map((line) => line.replace(' ', ' - ')));
  });

  test('[G14] after a turn, a wait and a hold', async () => {
    const run = new GatedRun();
    const told = toldBy(run);
    run.clock.seconds = 1;
    run.onTurn = () => {
      run.clock.seconds += 4;
      run.gate.setSpeed(run.clock.seconds < 6 ? 1 : null);
      if (run.clock.seconds > 6) run.gate.pause();
    };
    await run.heldAfter(() => {
      run.start();
    });
    run.clock.seconds = 20;
    expect(told).toEqual([
      '1 + beforeTraining epoch 0 hook 0',
      '5 - beforeTraining epoch 0 hook 0',
      '5 + beforeTraining epoch 0 hook 1',
    ]);
    await run.step('event');
    expect(told[3]).toBe('20 - beforeTraining epoch 0 hook 1');
  });

  test('[G14] not where the run is abandoned', async () => {
    const run = new GatedRun();
    await run.startStepping('hook');
    const told = toldBy(run);
    run.gate.abandon(new Error('left'));
    await run.ended();
    expect(told).toEqual([]);
  });
});

describe('telling of holds', () => {
  test('[G13] each hold is told, the release once, when the run is resumed', async () => {
    const run = new GatedRun();
    await run.startStepping('hook');
    await run.step('hook');
    await run.step('hook');
    expect([run.holds.length, run.releases]).toEqual([3, 0]);
    run.gate.resume();
    await run.ended();
    expect([run.holds.length, run.releases]).toEqual([3, 1]);
  });

  test('[G13] resuming in the middle of a step is told as well', async () => {
    const run = new GatedRun();
    await run.startStepping('batch');
    run.gate.listen(({ place }) => {
      if (place === 'afterEpoch') run.gate.resume();
    });
    expect(await run.step('epoch')).toBe(ALL_DONE);
    expect(run.releases).toBe(1);
  });

  test('[G13] a run that was never held is not told to be released', async () => {
    const run = new GatedRun();
    run.gate.resume();
    run.start();
    await run.ended();
    expect(run.releases).toBe(0);
  });
});
