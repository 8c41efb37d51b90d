import type { GatePlace, GatePoint } from '../gate-point.ts';
import { RunGate, type HoldReason, type StepUnit } from '../gate.ts';
import type { LoopState } from '../loop-state.ts';
import type { MainLoop } from '../main-loop.ts';
import { FakeClock } from './fake-clock.ts';
import { makePlannedLoop, outcomeOfRun, type LoopPlan } from './loop-plan.ts';
import { pointText } from './recording-gate.ts';

/** What a person does to a run. */
export interface Command {
  /** So many points after the command before, or where such a place comes next; a held run does not wait. */
  readonly when: number | GatePlace;
  /** Comes in during a turn of the gate, else right at the point. */
  readonly isInTurn: boolean;
  readonly act: 'pause' | 'resume' | 'stop' | 'capture' | 'slow' | 'fast' | StepUnit;
}

export interface Captured {
  readonly state: LoopState;
  /** Lines in the journal by then. */
  readonly lines: number;
  readonly place: GatePlace;
}

/** More points than any plan has: a run that passes so many does not end by itself. */
const MOST_POINTS = 20_000;

/** Where the run must be held next, and the points since that was asked for. */
interface ExpectedHold {
  readonly unit: StepUnit | 'point';
  readonly since: GatePoint[];
}

/** A run that is paused, stepped, slowed down, stopped and captured as told, and that writes down what was wrong. */
export class DrivenRun {
  readonly journal: string[] = [];
  readonly captures: Captured[] = [];
  /** Places where capturing was refused. */
  readonly refusals: string[] = [];
  readonly faults: string[] = [];
  readonly loop: MainLoop;
  /** The point, counted from 0, at which a stop was asked for. */
  stopAt: number | null = null;
  readonly #clock: FakeClock;
  readonly #gate: RunGate;
  readonly #commands: Command[];
  #points = 0;
  #pointsSinceCommand = 0;
  #expected: ExpectedHold | null = null;

  /** Its gate takes a turn whenever more than 0.01 seconds have gone by its clock. */
  constructor(plan: LoopPlan, commands: readonly Command[], secondsPerLook: number) {
    this.#commands = [...commands];
    this.#clock = new FakeClock(secondsPerLook);
    const turn = () => Promise.resolve().then(() => this.#obeyWhileRunning(true));
    this.#gate = new RunGate({
      clock: this.#clock.now,
      takeTurn: turn,
      wait: (seconds) => {
        this.#clock.seconds += seconds;
        return turn();
      },
      onHeld: (point, reason) => void this.#whileHeld(point, reason),
    });
    this.#gate.listen((point) => {
      this.#hear(point);
    });
    this.loop = makePlannedLoop(plan, this.journal, this.#gate);
  }

  /** How it ended; "stuck" where it waits for something that nobody will do: all here is done by promises. */
  async run(what: 'runTraining' | 'runEvaluation', streamName: string): Promise<string> {
    const outcome = outcomeOfRun(
      what === 'runTraining' ? this.loop.runTraining() : this.loop.runEvaluation(streamName),
    );
    const stuck = new Promise<string>((resolve) => setImmediate(resolve, 'stuck'));
    const ending = await Promise.race([outcome, stuck]);
    this.#checkMissedHold(false);
    this.#expected = null;
    this.#commands.length = 0;
    this.#gate.resume();
    this.#gate.setSpeed(null);
    return ending;
  }

  #hear(point: GatePoint): void {
    this.journal.push(`gate ${pointText(point)}`);
    this.#points += 1;
    if (this.#points === MOST_POINTS) this.#gate.abandon(new Error('does not end'));
    this.#checkMissedHold(false);
    this.#expected?.since.push(point);
    this.#pointsSinceCommand += 1;
    this.#obeyWhileRunning(false);
  }

  #obeyWhileRunning(isInTurn: boolean): void {
    const next = this.#commands[0];
    if (next?.isInTurn !== isInTurn || !this.#isTimeFor(next) || this.#gate.isHeld) return;
    // Only a held run can be captured: what its hooks remember must not move meanwhile.
    if (next.act === 'capture') this.#act('pause');
    else this.#act(this.#commands.shift()?.act);
    this.#pointsSinceCommand = 0;
  }

  #isTimeFor({ when }: Command): boolean {
    return typeof when === 'number' ? this.#pointsSinceCommand > when : this.#gate.position?.place === when;
  }

  async #whileHeld(point: GatePoint, reason: HoldReason): Promise<void> {
    if (reason !== (this.#expected?.unit === 'point' ? 'pause' : 'step')) this.faults.push(`held as a ${reason}`);
    this.#checkMissedHold(true);
    await Promise.resolve();
    while (this.#gate.isHeld) {
      const { act } = this.#commands.shift() ?? { act: 'resume' };
      if (act === 'capture') await this.#capture(point);
      else this.#act(act);
    }
    this.#pointsSinceCommand = 0;
  }

  async #capture(point: GatePoint): Promise<void> {
    try {
      const state = structuredClone(await this.loop.captureState());
      this.captures.push({ state, lines: this.#calls.length, place: point.place });
    } catch {
      this.refusals.push(point.place);
      // Once more at the next batch.
      this.#commands.unshift({ when: 0, isInTurn: false, act: 'capture' });
      this.#act('batch');
    }
  }

  #act(act: Command['act'] | undefined): void {
    const current = this.#gate.position;
    switch (act) {
      case undefined:
        return;
      case 'pause':
        // A held run is released only by a step or by resume: a pause on top of them would not be.
        if (!this.#gate.isHeld) this.#expect('point', current);
        if (!this.#gate.isHeld) this.#gate.pause();
        return;
      case 'resume':
        this.#expected = null;
        this.#gate.resume();
        return;
      case 'stop':
        this.stopAt ??= this.#points - 1;
        this.loop.requestStop();
        return;
      case 'slow':
        this.#gate.setSpeed(8);
        return;
      case 'fast':
        this.#gate.setSpeed(null);
        return;
      case 'capture':
        return;
      default:
        // The point in hand counts while it is not held there; where an epoch ends, also when it is.
        this.#expect(act, this.#gate.isHeld && act !== 'epoch' ? null : current);
        this.#gate.step(act);
    }
  }

  #expect(unit: ExpectedHold['unit'], current: GatePoint | null): void {
    this.#expected = { unit, since: current === null ? [] : [current] };
  }

  /** The hold asked for must be at the first point of its kind, which is the one in hand. */
  #checkMissedHold(isHeld: boolean): void {
    const { unit, since } = this.#expected ?? { unit: 'none', since: [] };
    if (isTarget(unit, since) === isHeld) return;
    this.faults.push(`${unit}: ${isHeld ? 'held' : 'not held'} after ${since.map(({ place }) => place).join()}`);
  }

  /** The journal without the points. */
  get #calls(): string[] {
    return callsIn(this.journal);
  }
}

/** Whether the last of these points is one of the kind. */
function isTarget(unit: ExpectedHold['unit'] | 'none', since: readonly GatePoint[]): boolean {
  const point = since.at(-1);
  if (point === undefined) return false;
  switch (unit) {
    case 'none':
      return false;
    case 'point':
      return true;
    case 'event':
      return point.hookIndex === 0;
    case 'hook':
      return point.hookIndex >= 0;
    case 'batch':
      return point.place === 'nextBatch';
    case 'epoch':
      return point.place === 'beginEpoch' && since.some(({ place }) => place === 'checkEnd');
  }
}

/** The lines of a journal that are calls of hooks and of the model. */
export function callsIn(journal: readonly string[]): string[] {
  return journal.filter((line) => !line.startsWith('gate '));
}
