// Holds the loop at its points: paused, stepping, slowed down. Knows nothing of workers, clocks or timers: the clock, the
// turn and the wait are handed in.
import type { Clock } from './clock.ts';
import type { Gate, GatePlace, GatePoint } from './gate-point.ts';

/** How far a step goes: to the next event, hook call or batch, or past a whole epoch. */
export type StepUnit = 'event' | 'hook' | 'batch' | 'epoch';

export type HoldReason = 'pause' | 'step';

/** Is told of every point, before anything else happens there; `seconds` is the gate's clock. */
export type GateListener = (point: GatePoint, seconds: number) => void;

/** Is told of every point that is passed. Who needs the time looks at the clock: a look costs more than all else a point does. */
export type PassedListener = (point: GatePoint) => void;

export interface RunGateOptions {
  readonly clock: Clock;
  /** A real turn of the event loop, so that messages come in (design D6). */
  readonly takeTurn: () => Promise<void>;
  /** Waits so many seconds; used to slow the run down. */
  readonly wait: (seconds: number) => Promise<void>;
  /** Batches of each stream where known: a step by batch does not stop where none is left. */
  readonly batchCounts?: Readonly<Record<string, number>>;
  /** Told when the run is held at a point, and when it goes on. */
  readonly onHeld?: (point: GatePoint, reason: HoldReason) => void;
  readonly onReleased?: () => void;
}

/** Longest time without a turn; a stop or pause is then heard within about this long (design D6). */
const MAX_SECONDS_WITHOUT_TURN = 0.01;

/** Longest single wait of a slowed run, so that a pause is heard soon at one event a second too. */
const MAX_SECONDS_OF_WAIT = 0.05;

/** Tells the first point of a step's kind. An epoch ends where the next begins, so the start of the run is not one. */
function isStepTarget(unit: StepUnit, point: GatePoint, hasFinishedEpoch: boolean): boolean {
  switch (unit) {
    case 'event':
      return point.hookIndex === 0;
    case 'hook':
      return point.hookIndex >= 0;
    case 'batch':
      return point.place === 'nextBatch';
    case 'epoch':
      return point.place === 'beginEpoch' && hasFinishedEpoch;
    default:
      return unit satisfies never;
  }
}

/** The gate of a run that a person watches: pause, resume, step, slow down, abandon. */
export class RunGate implements Gate {
  readonly #options: RunGateOptions;
  readonly #listeners: GateListener[] = [];
  readonly #passedListeners: PassedListener[] = [];
  #hold: { readonly unit: StepUnit | 'point'; readonly reason: HoldReason } | null = null;
  #hasFinishedEpoch = false;
  #release: (() => void) | null = null;
  /** `onHeld` was told, `onReleased` not yet. */
  #isToldHeld = false;
  #secondsPerEvent = 0;
  #abandonment: Error | null = null;
  #lastTurn: number;
  #lastPace: number;
  #position: GatePoint | null = null;

  constructor(options: RunGateOptions) {
    this.#options = options;
    this.#lastTurn = options.clock();
    this.#lastPace = this.#lastTurn;
  }

  /** The point passed last, or where the run is held. */
  get position(): GatePoint | null {
    return this.#position;
  }

  get isHeld(): boolean {
    return this.#release !== null;
  }

  listen(listener: GateListener): void {
    this.#listeners.push(listener);
  }

  /** Tells of every point once more, when the gate's own turn, wait or hold there is over and the loop goes on. */
  listenPassed(listener: PassedListener): void {
    this.#passedListeners.push(listener);
  }

  /** Holds the run at the very next point. */
  pause(): void {
    this.#hold = { unit: 'point', reason: 'pause' };
  }

  /** Lets the run go on until the next point of this kind, and holds it there. */
  step(unit: StepUnit): void {
    this.#hold = { unit, reason: 'step' };
    this.#hasFinishedEpoch = false;
    this.#letGo();
  }

  /** Lets the run go on, also past the end of a step that is still on its way. */
  resume(): void {
    this.#hold = null;
    this.#letGo();
    if (!this.#isToldHeld) return;
    this.#isToldHeld = false;
    this.#options.onReleased?.();
  }

  /** Slows the run down to so many events a second; null is full speed. */
  setSpeed(eventsPerSecond: number | null): void {
    this.#secondsPerEvent = eventsPerSecond === null ? 0 : 1 / eventsPerSecond;
  }

  /** Makes the next pass throw: the run is left where it stands, without asking anyone. */
  abandon(error: Error): void {
    this.#abandonment = error;
    this.#letGo();
  }

  pass(point: GatePoint): void | Promise<void> {
    if (this.#abandonment !== null) throw this.#abandonment;
    const now = this.#options.clock();
    this.#position = point;
    for (const listener of this.#listeners) listener(point, now);
    const delay = this.#delay(point, now);
    if (delay !== undefined) return this.#passAfter(delay, point);
    this.#tellPassed(point);
  }

  #delay(point: GatePoint, now: number): void | Promise<void> {
    if (this.#mustHold(point)) return this.#held(point);
    if (this.#secondsPerEvent > 0) return this.#paced(point);
    if (now - this.#lastTurn > MAX_SECONDS_WITHOUT_TURN) return this.#turn(point);
    this.#note(point);
  }

  async #passAfter(delay: Promise<void>, point: GatePoint): Promise<void> {
    await delay;
    this.#tellPassed(point);
  }

  #tellPassed(point: GatePoint): void {
    for (const listener of this.#passedListeners) listener(point);
  }

  #mustHold(point: GatePoint): boolean {
    if (this.#hold === null) return false;
    if (this.#hold.unit === 'point') return true;
    return isStepTarget(this.#hold.unit, point, this.#hasFinishedEpoch) && !this.#isPastTheLastBatch(point);
  }

  #isPastTheLastBatch({ place, streamName, batchIndex }: GatePoint): boolean {
    const count = streamName === null ? undefined : this.#options.batchCounts?.[streamName];
    return place === ('nextBatch' satisfies GatePlace) && count !== undefined && batchIndex >= count;
  }

  /** An epoch is over once its end is looked at: a step by epoch may then stop where the next begins. */
  #note(point: GatePoint): void {
    if (point.place === 'checkEnd') this.#hasFinishedEpoch = true;
  }

  async #held(point: GatePoint): Promise<void> {
    const reason = this.#hold?.reason ?? 'pause';
    const released = new Promise<void>((resolve) => {
      this.#release = resolve;
    });
    this.#isToldHeld = true;
    this.#options.onHeld?.(point, reason);
    await released;
    this.#lastTurn = this.#lastPace = this.#options.clock();
    if (this.#abandonment !== null) throw this.#abandonment;
    this.#note(point);
  }

  async #turn(point: GatePoint): Promise<void> {
    await this.#options.takeTurn();
    this.#lastTurn = this.#options.clock();
    return this.#afterTurn(point);
  }

  /** In short waits: a pause, a step or another speed is heard between them. The clock may stand still while waiting. */
  async #paced(point: GatePoint): Promise<void> {
    let left = this.#lastPace + this.#secondsPerEvent - this.#options.clock();
    if (left <= 0) await this.#options.takeTurn();
    while (left > 0 && this.#abandonment === null && !this.#mustHold(point)) {
      const seconds = Math.min(left, MAX_SECONDS_OF_WAIT);
      await this.#options.wait(seconds);
      left = Math.min(left - seconds, this.#secondsPerEvent);
    }
    this.#lastTurn = this.#lastPace = this.#options.clock();
    return this.#afterTurn(point);
  }

  /** What came in during the turn counts at this point already: a pause holds here, not one point later. */
  #afterTurn(point: GatePoint): void | Promise<void> {
    if (this.#abandonment !== null) throw this.#abandonment;
    if (this.#mustHold(point)) return this.#held(point);
    this.#note(point);
  }

  #letGo(): void {
    const release = this.#release;
    this.#release = null;
    release?.();
  }
}
