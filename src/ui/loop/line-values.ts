import type { EpochRow } from '../../store/lab-state.ts';
import type { GatePlace, LastActs } from '../../protocol/messages.ts';
import type { StreamOverview } from '../../store/selectors.ts';
import { formatCount, formatMetric, formatMetricShort } from '../number-format.ts';
import { LOOP_LINES, type TextPart } from './loop-lines.ts';
import { epochsDoneAt, type RunView } from './run-view.ts';

/** What the values beside the lines are made of. */
export interface ValueFacts {
  readonly view: RunView;
  readonly streams: readonly StreamOverview[];
  readonly lastActs: LastActs | null;
  readonly epochs: readonly EpochRow[];
  readonly skipsZerothEpoch: boolean;
}

type Value = readonly TextPart[];

const dim = (text: string): TextPart => ({ text, tone: 'dim' });
const strong = (text: string): TextPart => ({ text, tone: 'strong' });
const plain = (text: string): TextPart => ({ text, tone: 'plain' });
const NOTHING: Value = [];

/** The value beside a line where no hook is called: what the line was or is about in the run. */
export function lineValue(place: GatePlace, facts: ValueFacts): Value {
  const { view } = facts;
  if (view.phase === 'failed' && view.status.name === 'failed' && view.reached?.place === place)
    return [{ text: view.status.error.message, tone: 'danger' }];
  return VALUES[place]?.(facts) ?? NOTHING;
}

const VALUES: Readonly<Partial<Record<GatePlace, (facts: ValueFacts) => Value>>> = {
  beginZerothEpoch: zerothValue,
  beginEpoch: epochValue,
  openStream: streamValue,
  nextBatch: batchValue,
  readBatch: readValue,
  checkInterrupt: interruptValue,
  checkBatch: (facts) => (isPast('checkBatch', facts) ? [plain('no')] : NOTHING),
  runModel: runValue,
  countEpoch: countValue,
  checkEnd: endValue,
};

function zerothValue({ epochs, skipsZerothEpoch, streams }: ValueFacts): Value {
  const untrained = epochs.find(({ epochId }) => epochId === 0);
  if (untrained !== undefined) {
    const losses = streams.flatMap(({ name }) => {
      const loss = untrained.variables[name]?.['loss'];
      return loss === undefined ? [] : [`${formatMetricShort('loss', loss)} ${name}`];
    });
    return losses.length === 0 ? [plain('measured')] : [plain(`untrained: loss ${losses.join(', ')}`)];
  }
  return [dim(skipsZerothEpoch ? 'left out' : 'each stream is measured once')];
}

function epochValue({ view: { position, reached, epochsCount } }: ValueFacts): Value {
  const point = reached ?? position;
  const limit = epochsCount === null ? 'no limit' : `${epochsCount} epochs`;
  if (point === null || point.epochId === 0) return [dim(limit)];
  if (epochsCount === null) return [strong(`epoch ${point.epochId}`), dim(', no limit')];
  return [strong(point.epochId > epochsCount ? `epoch ${point.epochId}` : `epoch ${point.epochId} of ${epochsCount}`)];
}

function streamValue({ view: { reached } }: ValueFacts): Value {
  if (reached === null) return NOTHING;
  if (reached.streamName !== null)
    return [strong(reached.streamName), dim(reached.isTraining ? ' learns' : ' only measured')];
  return isAfterStreams(reached.place) ? [dim('all done')] : NOTHING;
}

function batchValue({ view: { reached }, streams }: ValueFacts): Value {
  if (reached?.streamName == null) return NOTHING;
  if (reached.place === 'openStream') return [dim('none yet')];
  const count = streams.find(({ name }) => name === reached.streamName)?.batchCount ?? null;
  if (count === null) return [strong(`batch ${formatCount(reached.batchIndex + 1)}`)];
  if (reached.batchIndex >= count) return [dim(`all ${formatCount(count)} done`)];
  return [strong(`batch ${formatCount(reached.batchIndex + 1)} of ${formatCount(count)}`)];
}

function readValue(facts: ValueFacts): Value {
  const { lastActs } = facts;
  if (lastActs === null || !isPast('readBatch', facts)) return NOTHING;
  const rows = lastActs.readRowCount === 1 ? '1 row' : `${lastActs.readRowCount} rows`;
  return [plain(rows), ...timePart(lastActs.readSeconds)];
}

function interruptValue(facts: ValueFacts): Value {
  const { view } = facts;
  const { reached, stopAskedAt, status } = view;
  const isHere = reached?.place === 'checkInterrupt';
  if (isHere && stopAskedAt !== null) return [{ text: 'yes: stop', tone: 'danger' }];
  if (stopAskedAt !== null && status.name === 'stopping') return [{ text: 'asked', tone: 'danger' }];
  return isPast('checkInterrupt', facts) ? [plain('no')] : NOTHING;
}

function runValue(facts: ValueFacts): Value {
  const { lastActs, view } = facts;
  if (lastActs === null || !isPast('runModel', facts) || Number.isNaN(lastActs.runSeconds)) return NOTHING;
  const weights = view.reached?.isTraining === true ? 'weights moved' : 'weights kept';
  return [plain(`loss ${formatMetric(lastActs.runLoss)}`), ...timePart(lastActs.runSeconds), dim(`, ${weights}`)];
}

function countValue({ view: { reached, position } }: ValueFacts): Value {
  const point = reached ?? position;
  if (point === null) return NOTHING;
  const isZeroth = point.epochId === 0 && LOOP_LINES[point.place].number > LOOP_LINES.beforeTraining.number;
  return [plain(String(epochsDoneAt(point))), ...(isZeroth ? [dim(', epoch 0 does not count')] : [])];
}

function endValue({ view }: ValueFacts): Value {
  const { epochsCount, status, reached } = view;
  if (status.name === 'finished' && reached?.place === 'checkEnd')
    return [strong('yes'), dim(status.endedBy === 'hook' ? ': a hook asked' : `: ${String(epochsCount)} epochs done`)];
  if (epochsCount === null || reached?.epochId === 0) return [dim('a hook asked')];
  return [dim(`a hook asked, or ${epochsCount} epochs done`)];
}

/** True where the line was passed for the batch in hand. At full speed every line of the batch is. */
function isPast(place: GatePlace, { view: { reached, isSampled } }: ValueFacts): boolean {
  if (reached?.streamName == null) return false;
  return isSampled || LOOP_LINES[reached.place].number > LOOP_LINES[place].number;
}

function isAfterStreams(place: GatePlace): boolean {
  const { number } = LOOP_LINES[place];
  return number >= LOOP_LINES.countEpoch.number && number < LOOP_LINES.afterTraining.number;
}

function timePart(seconds: number): Value {
  return Number.isFinite(seconds) ? [dim(` in ${(seconds * 1000).toFixed(2)} ms`)] : NOTHING;
}
