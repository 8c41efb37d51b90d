// How the end of a run is told: the reason in words, and the way back.
import type { ExperimentConfig } from '../config/experiment-config.ts';
import { REPORT_MAP, REPORT_PROGRESS } from '../config/report-hooks.ts';
import { OPTIMIZERS, type OptimizerConfig } from '../config/optimizers.ts';
import { DeviceLostError, NonFiniteUpdateError } from '../engine/errors.ts';
import type { GatePoint, TrainingEnd } from '../loop/index.ts';
import { toErrorRecord } from '../protocol/error-record.ts';
import type { Advice, RunId, TrainingEvent, WeightsDigest } from '../protocol/messages.ts';

type EventOf<Type extends TrainingEvent['type']> = Extract<TrainingEvent, { readonly type: Type }>;

/** What every ending tells. */
interface Ending {
  readonly runId: RunId;
  readonly config: ExperimentConfig;
  /** The last point before the way out; null where there was none. */
  readonly position: GatePoint | null;
  readonly weightsDigest: WeightsDigest | null;
}

/** Before the first point. */
export const NOWHERE: GatePoint = {
  place: 'beforeTraining',
  epochId: 0,
  streamName: null,
  isTraining: false,
  batchIndex: -1,
  hookIndex: -1,
};

/** A run that ended as it should, or that a hook ended to protect it. */
export function finishedEvent(
  ending: Ending & { readonly end: TrainingEnd; readonly epochsDone: number },
): EventOf<'finished'> {
  const { runId, config, end, epochsDone, position, weightsDigest } = ending;
  const at = position ?? NOWHERE;
  const common = { type: 'finished', runId, position: at, epochsDone, weightsDigest } as const;
  switch (end.origin) {
    case 'interrupt':
      return { ...common, reason: `Stopped at ${batchText(at)}; the run is kept`, endedBy: 'stop', advice: null };
    case 'badNumber': {
      const reason = `${end.message} after ${batchText(at)}`;
      return { ...common, reason, endedBy: 'hook', advice: badNumberAdvice(config.model.optimizer) };
    }
    case 'hook':
    case 'epochsCount':
      return { ...common, reason: end.message, endedBy: end.origin, advice: null };
    default:
      return end.origin satisfies never;
  }
}

interface Failure {
  readonly canContinue: boolean;
  /** The name of the hook that threw the error; null where it came from elsewhere. */
  readonly hookName: string | null;
}

/** A run that an error ended. */
export function failedEvent(ending: Ending & Failure & { readonly error: unknown }): EventOf<'failed'> {
  const { runId, error, canContinue, position, weightsDigest } = ending;
  const advice = adviceFor(error, ending);
  return { type: 'failed', runId, error: toErrorRecord(error), position, advice, canContinue, weightsDigest };
}

/** "batch 7 of epoch 12" */
function batchText({ batchIndex, epochId }: GatePoint): string {
  return batchIndex < 0 ? `epoch ${epochId}` : `batch ${batchIndex + 1} of epoch ${epochId}`;
}

/** What to do when the numbers went bad. */
function badNumberAdvice({ name, learningRate }: OptimizerConfig): Advice {
  const { initial, min } = OPTIMIZERS[name].options.learningRate;
  const safer = learningRate > initial ? initial : Math.max(min, Number((learningRate / 10).toPrecision(3)));
  return {
    text: `Often the learning rate is too high: yours is ${learningRate}. The last finite weights are kept until you reset.`,
    learningRate: safer,
    first: 'goOn',
  };
}

/** What to do about an error, where something better than Reset is known. */
function adviceFor(error: unknown, { config, canContinue, hookName }: Failure & Pick<Ending, 'config'>): Advice | null {
  if (error instanceof NonFiniteUpdateError) return badNumberAdvice(config.model.optimizer);
  if (error instanceof DeviceLostError) return lostDeviceAdvice(canContinue);
  return hookName === null || OWN_HOOKS.includes(hookName) ? null : hookAdvice(hookName, canContinue);
}

/** The page's own: nobody can change them or take them out. */
const OWN_HOOKS: readonly string[] = [REPORT_PROGRESS.name, REPORT_MAP.name];

function lostDeviceAdvice(canContinue: boolean): Advice {
  const text = canContinue
    ? 'Go on without it, with Native WASM, from the last good batch.'
    : 'Choose Native WASM, WASM or CPU as the backend and train again.';
  return { text, learningRate: null, first: 'goOn' };
}

/** A run keeps the hooks it began with: to go on is to meet the same fault again, unless it came from outside. */
function hookAdvice(hookName: string, canContinue: boolean): Advice {
  const text = canContinue
    ? `Resume goes on with the same ${hookName} and the same options. If you change or remove it in the set-up, that counts from the next Reset and Train.`
    : `Change or remove ${hookName} in the set-up, then train again.`;
  return { text, learningRate: null, first: 'reset' };
}
