import type { GatePlace, GatePoint, HookEvent, RunPlan } from '../../protocol/messages.ts';
import { placeWords, type PlaceWords } from './place-words.ts';

/** Where the marker stands for a place; `lane` and `bead` lie on the lane of the stream in hand. */
export type StationId =
  | 'beforeTraining'
  | 'wayIn'
  | 'lap'
  | 'lane'
  | 'bead'
  | 'read'
  | 'stopAsked'
  | 'run'
  | 'afterBatch'
  | 'epochsDone'
  | 'afterEpoch'
  | 'afterEpochProfile'
  | 'ended'
  | 'afterTraining';

/** A stretch of text and how it is set. */
export interface TextPart {
  readonly text: string;
  readonly tone: 'plain' | 'keyword' | 'event' | 'strong' | 'dim' | 'danger';
}

/** What a line of code depends on. */
export interface LineFacts {
  readonly streams: readonly string[];
  readonly onEmptyBatch: RunPlan['onEmptyBatch'];
  readonly isTraining: boolean;
}

/** One of the fifteen lines: the same place on the track, in the listing and in words. */
export interface LoopLine {
  readonly number: number;
  /** The station on the track. */
  readonly station: StationId;
  /** How many loops the line stands in. */
  readonly indent: 0 | 1 | 2 | 3;
  /** The event the hooks are called with, or null where none is. */
  readonly event: HookEvent | null;
  readonly code: (facts: LineFacts) => readonly TextPart[];
  /** The sentence under the track; null where each hook has its own. */
  readonly words: PlaceWords | null;
}

const EMPTY_BATCH_VERBS: Readonly<Record<RunPlan['onEmptyBatch'], string>> = {
  error: 'fail',
  warn: 'warn and skip',
  ignore: 'skip',
};

/** emloop's name of an event. */
export const EVENT_NAMES: Readonly<Record<HookEvent, string>> = {
  beforeTraining: 'before_training',
  afterBatch: 'after_batch',
  afterEpoch: 'after_epoch',
  afterEpochProfile: 'after_epoch_profile',
  afterTraining: 'after_training',
};

const plain = (text: string): TextPart => ({ text, tone: 'plain' });
const keyword = (text: string): TextPart => ({ text, tone: 'keyword' });

function eventLine(event: HookEvent, line: Pick<LoopLine, 'number' | 'indent'>, after = ''): LoopLine {
  const parts: readonly TextPart[] = [{ text: EVENT_NAMES[event], tone: 'event' }, plain(after)];
  return { ...line, station: event, event, code: () => parts, words: null };
}

type ActLine = Pick<LoopLine, 'number' | 'station' | 'indent' | 'code'>;

function actLine(line: ActLine, words: PlaceWords): LoopLine {
  return { ...line, event: null, words };
}

/** The loop line by line: the one source of listing, track and sentence (`look.md` section 4). */
export const LOOP_LINES: Readonly<Record<GatePlace, LoopLine>> = {
  beforeTraining: eventLine('beforeTraining', { number: 1, indent: 0 }),
  beginZerothEpoch: actLine(
    { number: 2, station: 'wayIn', indent: 0, code: () => [keyword('epoch 0'), plain(', a lap without learning')] },
    placeWords.beginZerothEpoch,
  ),
  beginEpoch: actLine(
    { number: 3, station: 'lap', indent: 0, code: () => [keyword('repeat'), plain(', one lap each time')] },
    placeWords.beginEpoch,
  ),
  openStream: actLine(
    {
      number: 4,
      station: 'lane',
      indent: 1,
      code: ({ streams }) => [keyword('for'), plain(' stream '), keyword('in'), plain(` ${streams.join(', ')}`)],
    },
    placeWords.openStream,
  ),
  nextBatch: actLine(
    {
      number: 5,
      station: 'bead',
      indent: 2,
      code: () => [keyword('for'), plain(' batch '), keyword('in'), plain(' stream')],
    },
    placeWords.nextBatch,
  ),
  readBatch: actLine(
    { number: 6, station: 'read', indent: 3, code: () => [plain('read the batch')] },
    placeWords.readBatch,
  ),
  checkInterrupt: actLine(
    { number: 7, station: 'stopAsked', indent: 3, code: () => [keyword('if'), plain(' stop was asked: leave')] },
    placeWords.checkInterrupt,
  ),
  checkBatch: actLine(
    {
      number: 8,
      station: 'read',
      indent: 3,
      code: ({ onEmptyBatch }) => [keyword('if'), plain(` empty: ${EMPTY_BATCH_VERBS[onEmptyBatch]}`)],
    },
    placeWords.checkBatch,
  ),
  runModel: actLine(
    {
      number: 9,
      station: 'run',
      indent: 3,
      code: ({ isTraining }) => [plain(`model.run(batch, train=${String(isTraining)})`)],
    },
    placeWords.runModel,
  ),
  afterBatch: eventLine('afterBatch', { number: 10, indent: 3 }),
  countEpoch: actLine(
    { number: 11, station: 'epochsDone', indent: 1, code: () => [plain('epochs_done += 1')] },
    placeWords.countEpoch,
  ),
  afterEpoch: eventLine('afterEpoch', { number: 12, indent: 1 }),
  afterEpochProfile: eventLine('afterEpochProfile', { number: 13, indent: 1 }),
  checkEnd: actLine(
    { number: 14, station: 'ended', indent: 1, code: () => [keyword('if'), plain(' ended: leave')] },
    placeWords.checkEnd,
  ),
  afterTraining: eventLine('afterTraining', { number: 15, indent: 0 }, '(success)'),
};

/** The places in the order of their lines. */
export const PLACES_IN_ORDER: readonly GatePlace[] = (Object.keys(LOOP_LINES) as GatePlace[]).sort(
  (a, b) => LOOP_LINES[a].number - LOOP_LINES[b].number,
);

/**
 * Where the run stands, in words: "line 10, hook 2 of 8, train batch 7". With the batch count of the stream in hand, the
 * place after its last batch is "train, no batch left" and not a batch that does not exist.
 */
export function positionText(position: GatePoint, hookCount: number, batchCount: number | null = null): string {
  const { place, hookIndex } = position;
  const parts = [`line ${LOOP_LINES[place].number}`];
  if (hookIndex >= 0) parts.push(`hook ${hookIndex + 1} of ${hookCount}`);
  const batch = batchText(position, batchCount);
  return (batch === null ? parts : [...parts, batch]).join(', ');
}

function batchText({ place, streamName, batchIndex }: GatePoint, batchCount: number | null): string | null {
  if (streamName === null) return null;
  if (batchCount !== null && batchIndex >= batchCount) return `${streamName}, no batch left`;
  return place === 'openStream' || batchIndex < 0 ? streamName : `${streamName} batch ${batchIndex + 1}`;
}
