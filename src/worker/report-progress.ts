import type {
  AfterBatch,
  AfterEpoch,
  AfterEpochProfile,
  Clock,
  GatePoint,
  Hook,
  Profile,
  StreamProgress,
} from '../loop/index.ts';
import { totalSeconds } from '../loop/index.ts';
import type { EpochProfile, RunId, TrainingEvent } from '../protocol/messages.ts';
import { BatchBuffer } from './batch-buffer.ts';
import type { HookTimer } from './hook-timer.ts';
import type { ObservedActs } from './observed-acts.ts';
import { rowCountOf } from './observed-acts.ts';
import type { Pace } from './pace.ts';

/** Seconds between two messages about batches: 10 a second or fewer (design D10). */
const SECONDS_BETWEEN_MESSAGES = 0.1;

export interface ReportProgressOptions {
  readonly runId: RunId;
  readonly post: (event: TrainingEvent) => void;
  readonly clock: Clock;
  /** Streams of an epoch, in order. */
  readonly streams: readonly string[];
  readonly hookTimer: HookTimer;
  readonly acts: ObservedActs;
  readonly pace: Pace;
  /** The loop's own profile, for the seconds of the last read and run. */
  readonly profile: () => Profile;
  /** True while the run is slowed down so far that every point is shown. */
  readonly isEveryPointSeen: () => boolean;
  readonly streamProgress: () => StreamProgress | null;
  /** What else the page has not heard of yet: told with each message. */
  readonly tellTheRest: () => void;
}

/** The hook that tells the page about the run; the only one that knows the protocol. */
export class ReportProgress implements Hook {
  readonly #options: ReportProgressOptions;
  readonly #batches = new BatchBuffer();
  #position: GatePoint | null = null;
  #lastMessage = -Infinity;
  /** Before that nothing is due; what is held or watched at every point is sent all the same. */
  #hasBegun = false;
  #sequence = 0;
  /** The page has not yet taken in the last message: gather on, send nothing (back-pressure). */
  #isUnacknowledged = false;

  constructor(options: ReportProgressOptions) {
    this.#options = options;
  }

  /** Listener of the gate: sends what was gathered when it is time. */
  readonly hear = (point: GatePoint, seconds: number): void => {
    this.#position = point;
    if (this.#isUnacknowledged) return;
    const isDue = this.#hasBegun && seconds - this.#lastMessage >= SECONDS_BETWEEN_MESSAGES;
    if (isDue || this.#options.isEveryPointSeen()) this.flush(seconds);
  };

  acknowledge(sequence: number): void {
    if (sequence === this.#sequence) this.#isUnacknowledged = false;
  }

  beforeTraining(): void {
    this.#hasBegun = true;
    this.flush(this.#options.clock());
  }

  afterBatch({ streamName, batchData }: AfterBatch): void {
    const { acts, streams, pace } = this.#options;
    pace.countBatch();
    this.#batches.push({
      streamIndex: streams.indexOf(streamName),
      epochId: this.#position?.epochId ?? 0,
      batchIndex: this.#position?.batchIndex ?? 0,
      rowCount: rowCountOf(batchData),
      loss: acts.runLoss,
    });
  }

  afterEpoch({ epochId, epochData }: AfterEpoch): void {
    const variables: Record<string, Record<string, number>> = {};
    for (const [streamName, values] of Object.entries(epochData)) variables[streamName] = numbersIn(values);
    this.#options.post({ type: 'epochFinished', runId: this.#options.runId, epochId, variables });
  }

  afterEpochProfile({ epochId, profile, streams }: AfterEpochProfile): void {
    const { runId, hookTimer, pace, post, clock } = this.#options;
    pace.finishEpoch(clock());
    const epochProfile: EpochProfile = {
      epochId,
      streams: streams.map((name) => ({
        name,
        read: totalSeconds(profile, `read_batch_${name}`),
        model: totalSeconds(profile, `eval_batch_${name}`),
        hooks: hookTimer.streamSeconds.get(name) ?? 0,
      })),
      afterEpochHooks: totalSeconds(profile, 'after_epoch_hooks'),
      hookSeconds: [...hookTimer.hookSeconds],
    };
    post({ type: 'epochProfiled', runId, profile: epochProfile });
  }

  afterTraining(): void {
    this.flush(this.#options.clock());
  }

  /** Sends position and batches now, acknowledged or not: used where the run is held and at its end. */
  flush(seconds: number): void {
    const { runId, post, hookTimer, pace, streamProgress } = this.#options;
    const position = this.#position;
    if (position === null) return;
    const elapsed = seconds - this.#lastMessage;
    const batchesPerSecond = elapsed > 0 && Number.isFinite(elapsed) ? this.#batches.total / elapsed : NaN;
    this.#lastMessage = seconds;
    this.#sequence += 1;
    this.#isUnacknowledged = true;
    post({
      type: 'progressed',
      runId,
      sequence: this.#sequence,
      position,
      batches: this.#batches.drain(),
      lastActs: this.#lastActs(position),
      batchesPerSecond,
      hookSeconds: hookTimer.hookSeconds.slice(),
      streamProgress: streamProgress(),
      secondsLeft: pace.secondsLeft(seconds),
    });
    this.#options.tellTheRest();
  }

  #lastActs({ streamName }: GatePoint) {
    const { acts, profile } = this.#options;
    const last = (timer: string) => profile()[`${timer}_${String(streamName)}`]?.at(-1) ?? NaN;
    return {
      readRowCount: acts.readRowCount,
      readSeconds: last('read_batch'),
      runLoss: acts.runLoss,
      runSeconds: last('eval_batch'),
    };
  }
}

/** The numbers among an epoch's variables: a mapping counts by its mean. */
function numbersIn(values: Readonly<Record<string, unknown>>): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const [variable, value] of Object.entries(values)) {
    const number = typeof value === 'object' && value !== null && 'mean' in value ? value.mean : value;
    if (typeof number === 'number') numbers[variable] = number;
  }
  return numbers;
}
