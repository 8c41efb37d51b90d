import { TrainingTerminated } from './errors.ts';
import { outsideStreams, type Gate, type GatePlace } from './gate-point.ts';
import type { AfterBatch, AfterEpoch, AfterEpochProfile, Hook } from './hook.ts';
import type { EpochCursor } from './loop-state.ts';

/** The stream pass in hand; `cursor` stays on its batch until all hooks have seen it. */
interface PassInHand {
  readonly streamName: string;
  readonly isTraining: boolean;
  readonly epochId: number;
  readonly cursor: Readonly<EpochCursor>;
}

interface TrainingExit {
  readonly success: boolean;
  readonly epochId: number;
  /** How many hooks were started by beforeTraining: only those hear of the end. */
  readonly count: number;
}

/** Calls the hooks in list order, the gate before each. A promise only where a gate or a hook gives one. */
export class HookCalls {
  readonly #hooks: readonly Hook[];
  readonly #gate: Gate;

  constructor(hooks: readonly Hook[], gate: Gate) {
    this.#hooks = hooks;
    this.#gate = gate;
  }

  /** Tells after each hook how many are started: one that asks for the end has started, one that fails has not. */
  async beforeTraining(epochId: number, onStarted: (count: number) => void): Promise<void> {
    for (const [index, hook] of this.#hooks.entries()) {
      await this.#pass('beforeTraining', epochId, index);
      try {
        await hook.beforeTraining?.();
      } catch (error) {
        if (error instanceof TrainingTerminated) onStarted(index + 1);
        throw error;
      }
      onStarted(index + 1);
    }
  }

  /** Stays synchronous as long as gate and hooks do: this runs once for every batch. */
  afterBatch(event: AfterBatch, pass: PassInHand, from = 0): void | Promise<void> {
    for (let index = from; index < this.#hooks.length; index += 1) {
      const held = this.#gate.pass({
        place: 'afterBatch',
        epochId: pass.epochId,
        streamName: pass.streamName,
        isTraining: pass.isTraining,
        batchIndex: pass.cursor.batchIndex,
        hookIndex: index,
      });
      if (held !== undefined) return this.#afterBatchWhen(held, { event, pass, index });
      const called = this.#hooks[index]?.afterBatch?.(event);
      if (called !== undefined) return this.#afterBatchOnceCalled(called, { event, pass, index });
    }
  }

  /** Every hook hears of the epoch even when one asks to end; the last termination is given back (emloop 2.9). */
  async afterEpoch(event: AfterEpoch): Promise<TrainingTerminated | null> {
    let termination: TrainingTerminated | null = null;
    for (const [index, hook] of this.#hooks.entries()) {
      await this.#pass('afterEpoch', event.epochId, index);
      try {
        await hook.afterEpoch?.(event);
      } catch (error) {
        if (!(error instanceof TrainingTerminated)) throw error;
        termination = error;
      }
    }
    return termination;
  }

  async afterEpochProfile(event: AfterEpochProfile): Promise<void> {
    for (const [index, hook] of this.#hooks.entries()) {
      await this.#pass('afterEpochProfile', event.epochId, index);
      await hook.afterEpochProfile?.(event);
    }
  }

  /** Every started hook hears of the end, also when one fails; what they threw is given back. */
  async afterTraining({ success, epochId, count }: TrainingExit): Promise<unknown[]> {
    const failures: unknown[] = [];
    for (const [index, hook] of this.#hooks.slice(0, count).entries()) {
      try {
        await this.#pass('afterTraining', epochId, index);
        await hook.afterTraining?.({ success });
      } catch (error) {
        failures.push(error);
      }
    }
    return failures;
  }

  async #afterBatchWhen(
    held: Promise<void>,
    at: { event: AfterBatch; pass: PassInHand; index: number },
  ): Promise<void> {
    await held;
    await this.#hooks[at.index]?.afterBatch?.(at.event);
    await this.afterBatch(at.event, at.pass, at.index + 1);
  }

  /** Awaits what a hook gave back, whatever it is: a hook written as `() => list.push(x)` gives a number. */
  async #afterBatchOnceCalled(
    called: Promise<void>,
    at: { event: AfterBatch; pass: PassInHand; index: number },
  ): Promise<void> {
    await called;
    await this.afterBatch(at.event, at.pass, at.index + 1);
  }

  #pass(place: GatePlace, epochId: number, hookIndex: number): void | Promise<void> {
    return this.#gate.pass(outsideStreams(place, epochId, hookIndex));
  }
}
