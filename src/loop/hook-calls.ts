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
  /** The errors of hooks in this run, each with the place of the hook that threw it first. */
  readonly #thrown = new Map<unknown, number>();

  constructor(hooks: readonly Hook[], gate: Gate) {
    this.#hooks = hooks;
    this.#gate = gate;
  }

  /** The place in the list of the hook that threw this error in the last run; null where it came from elsewhere. */
  hookThatThrew(error: unknown): number | null {
    return this.#thrown.get(error) ?? null;
  }

  /** Tells after each hook how many are started: one that asks for the end has started, one that fails has not. */
  async beforeTraining(epochId: number, onStarted: (count: number) => void): Promise<void> {
    this.#thrown.clear();
    for (const [index, hook] of this.#hooks.entries()) {
      await this.#pass('beforeTraining', epochId, index);
      try {
        await this.#called(index, () => hook.beforeTraining?.());
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
      const called = this.#callAfterBatch(event, index);
      if (called !== undefined) return this.#afterBatchOnceCalled(called, { event, pass, index });
    }
  }

  /** Every hook hears of the epoch even when one asks to end; the last termination is given back (emloop 2.9). */
  async afterEpoch(event: AfterEpoch): Promise<TrainingTerminated | null> {
    let termination: TrainingTerminated | null = null;
    for (const [index, hook] of this.#hooks.entries()) {
      await this.#pass('afterEpoch', event.epochId, index);
      try {
        await this.#called(index, () => hook.afterEpoch?.(event));
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
      await this.#called(index, () => hook.afterEpochProfile?.(event));
    }
  }

  /** Every started hook hears of the end, also when one fails; what they threw is given back. */
  async afterTraining({ success, epochId, count }: TrainingExit): Promise<unknown[]> {
    const failures: unknown[] = [];
    for (const [index, hook] of this.#hooks.slice(0, count).entries()) {
      try {
        await this.#pass('afterTraining', epochId, index);
        await this.#called(index, () => hook.afterTraining?.({ success }));
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
    await this.#called(at.index, () => this.#hooks[at.index]?.afterBatch?.(at.event));
    await this.afterBatch(at.event, at.pass, at.index + 1);
  }

  /** Awaits what a hook gave back, whatever it is: a hook written as `() => list.push(x)` gives a number. */
  async #afterBatchOnceCalled(
    called: Promise<void>,
    at: { event: AfterBatch; pass: PassInHand; index: number },
  ): Promise<void> {
    await this.#called(at.index, () => called);
    await this.afterBatch(at.event, at.pass, at.index + 1);
  }

  #callAfterBatch(event: AfterBatch, index: number): void | Promise<void> {
    try {
      return this.#hooks[index]?.afterBatch?.(event);
    } catch (error) {
      this.#noteError(error, index);
      throw error;
    }
  }

  async #called(index: number, call: () => void | Promise<void>): Promise<void> {
    try {
      await call();
    } catch (error) {
      this.#noteError(error, index);
      throw error;
    }
  }

  #noteError(error: unknown, index: number): void {
    if (!(error instanceof TrainingTerminated || this.#thrown.has(error))) this.#thrown.set(error, index);
  }

  #pass(place: GatePlace, epochId: number, hookIndex: number): void | Promise<void> {
    return this.#gate.pass(outsideStreams(place, epochId, hookIndex));
  }
}
