// What a loop must do, followed on paper from emloop-reference.md 2.4 to 2.9, 2.11 and 3.2: the order of points, calls and
// endings, without promises, gates, buffers or timers. It shares nothing with the loop that it checks.
import type { LoopPlan, StreamPlan } from './loop-plan.ts';

/** What leaves a run: a wish to end, or an error. */
class Leaving extends Error {
  readonly isTermination: boolean;

  constructor(message: string, isTermination: boolean) {
    super(message);
    this.isTermination = isTermination;
  }
}

/** A stream as a number of batches, cut into epochs. */
class StreamOnPaper {
  readonly #plan: StreamPlan;
  readonly #epochSize: number;
  readonly #raise: (at: string) => void;
  #pass = 0;
  #taken = 0;
  /** A generator that threw gives nothing more. */
  #isBroken = false;
  /** Batches given in the epoch in hand. */
  given = 0;

  constructor(plan: StreamPlan, epochSize: number | null, raise: (at: string) => void) {
    this.#plan = plan;
    this.#epochSize = epochSize ?? 0;
    this.#raise = raise;
  }

  get name(): string {
    return this.#plan.name;
  }

  /** The number of the next batch, or null at the end of the epoch. */
  read(): number | null {
    if (this.#epochSize > 0 && this.given === this.#epochSize) return this.#end();
    if (this.#isBroken || this.#taken === this.#plan.batches) return this.#nextPass();
    const number = this.#pass * 100 + this.#taken;
    this.#isBroken = true;
    this.#raise(`stream ${this.name} ${number}`);
    this.#isBroken = false;
    this.#taken += 1;
    this.given += 1;
    return number;
  }

  #nextPass(): number | null {
    const wasEmpty = this.#taken === 0;
    this.#pass += 1;
    this.#taken = 0;
    this.#isBroken = false;
    if (this.#epochSize === 0) return this.#end();
    if (wasEmpty) throw new Leaving(`Stream '${this.name}' gave no batch`, false);
    return this.read();
  }

  #end(): null {
    this.given = 0;
    return null;
  }
}

/** Follows one loop through its runs. */
export class LoopOracle {
  /** Calls of hooks and model, and between them the points (`gate …`) before each thing that is done. */
  readonly journal: string[] = [];
  readonly #plan: LoopPlan;
  readonly #streams: readonly StreamOnPaper[];
  readonly #calls = new Map<string, number>();
  /** A stop is asked for at this point, counted from the first. */
  readonly #stopAt: number;
  #points = 0;
  #isStopped = false;
  #done = 0;
  #inHand = 0;

  constructor(plan: LoopPlan, stopAt: number | null = null) {
    this.#plan = plan;
    this.#stopAt = stopAt ?? Infinity;
    this.#streams = plan.streams.map(
      (stream, index) =>
        new StreamOnPaper(stream, index === 0 ? plan.fixedEpochSize : null, (at) => {
          this.#raise(at);
        }),
    );
  }

  get epochsDone(): number {
    return this.#done;
  }

  runTraining(): string {
    return this.#run(() => {
      if (!this.#plan.skipZerothEpoch) {
        this.#inHand = this.#done;
        this.#at('beginZerothEpoch');
        this.#epoch([], this.#streams);
      }
      for (;;) {
        this.#inHand = this.#done + 1;
        this.#at('beginEpoch');
        this.#epoch(this.#streams.slice(0, 1), this.#streams.slice(1));
        const { epochsCount } = this.#plan;
        if (this.#done >= epochsCount) throw new Leaving(`All ${epochsCount} epochs are done`, true);
      }
    });
  }

  /** Of the last stream. */
  runEvaluation(): string {
    return this.#run(() => {
      this.#inHand = this.#done;
      this.#epoch([], this.#streams.slice(-1));
    }, 'The evaluation is done');
  }

  #run(body: () => void, message = ''): string {
    this.#isStopped = false;
    let started = 0;
    let end = new Leaving(message, true);
    try {
      this.#forEachHook((hook) => {
        this.#at('beforeTraining', hook, this.#done);
        try {
          this.#call(hook, 'beforeTraining');
        } catch (leaving) {
          if ((leaving as Leaving).isTermination) started += 1;
          throw leaving;
        }
        started += 1;
      });
      body();
    } catch (leaving) {
      end = leaving as Leaving;
    }
    const success = end.isTermination;
    for (let hook = 0; hook < started; hook += 1)
      try {
        this.#at('afterTraining', hook);
        this.#call(hook, 'afterTraining', ` ${success}`);
      } catch (leaving) {
        if (end.isTermination) end = new Leaving((leaving as Leaving).message, false);
      }
    return `${end.isTermination ? 'ended' : 'failed'}: ${end.message}`;
  }

  #epoch(train: readonly StreamOnPaper[], measured: readonly StreamOnPaper[]): void {
    for (const stream of train) this.#pass(stream, true);
    for (const stream of measured) this.#pass(stream, false);
    if (train.length > 0) {
      this.#at('countEpoch');
      this.#done += 1;
    }
    const names = [...train, ...measured].map(({ name }) => name).join();
    const remembered: Leaving[] = [];
    this.#forEachHook((hook) => {
      this.#at('afterEpoch', hook, this.#done);
      try {
        this.#call(hook, 'afterEpoch', ` ${this.#done} ${names}`);
      } catch (leaving) {
        remembered.unshift(leaving as Leaving);
        if (!remembered[0]?.isTermination) throw leaving;
      }
    });
    this.#forEachHook((hook) => {
      this.#at('afterEpochProfile', hook, this.#done);
      this.#call(hook, 'afterEpochProfile', ` ${this.#done} ${names}`);
    });
    this.#at('checkEnd');
    if (remembered[0] !== undefined) throw remembered[0];
  }

  #pass(stream: StreamOnPaper, isTraining: boolean): void {
    let isLeftOver = stream.given > 0;
    let index = 0;
    const at = (place: string, hook = '') => {
      this.#point(`${place} epoch ${this.#inHand} ${stream.name} ${index}${hook}`);
    };
    at('openStream');
    for (;;) {
      at('nextBatch');
      at('readBatch');
      const number = stream.read();
      if (number === null && !isLeftOver) break;
      isLeftOver = false;
      if (number === null) continue;
      at('checkInterrupt');
      if (this.#isStopped) throw new Leaving('Stop was asked for', true);
      for (const place of ['checkBatch', 'runModel']) at(place);
      this.journal.push(`model ${stream.name} ${number} ${isTraining}`);
      const loss = this.#count('model');
      this.#raise(`model ${loss}`);
      this.#forEachHook((hook) => {
        at('afterBatch', ` hook ${hook}`);
        this.#call(hook, 'afterBatch', ` ${stream.name} ${number} ${isTraining} loss ${loss}`);
      });
      index += 1;
    }
    if (index === 0 && this.#plan.onEmptyStream === 'error')
      throw new Leaving(`Stream '${stream.name}' gave no batch`, false);
  }

  #forEachHook(act: (index: number) => void): void {
    for (const index of this.#plan.hooks.keys()) act(index);
  }

  #call(hook: number, event: string, details = ''): void {
    this.journal.push(`hook ${hook} ${event}${details}`);
    this.#raise(`hook ${hook} ${event} ${this.#count(`${hook} ${event}`)}`);
  }

  #count(what: string): number {
    const count = this.#calls.get(what) ?? 0;
    this.#calls.set(what, count + 1);
    return count;
  }

  #raise(at: string): void {
    const failure = this.#plan.failures.find((planned) => planned.at === at);
    if (failure !== undefined) throw new Leaving(at, failure.isTermination);
  }

  #at(place: string, hook = -1, epochId = this.#inHand): void {
    this.#point(`${place} epoch ${epochId}${hook < 0 ? '' : ` hook ${hook}`}`);
  }

  #point(text: string): void {
    this.journal.push(`gate ${text}`);
    if (this.#points === this.#stopAt) this.#isStopped = true;
    this.#points += 1;
  }
}
