// How the end of a run is told: the reason in words, and the way back.
import type { ExperimentConfig } from '../config/experiment-config.ts';
import { DeviceLostError, NonFiniteUpdateError } from '../engine/errors.ts';
import type { GatePoint } from '../loop/index.ts';

/** "batch 7 of epoch 12" */
function batchText({ batchIndex, epochId }: GatePoint): string {
  return batchIndex < 0 ? `epoch ${epochId}` : `batch ${batchIndex + 1} of epoch ${epochId}`;
}

/** Why a run ended by a stop or by numbers that are none any more. */
export function reasonFor(cause: 'stop' | 'notANumber', position: GatePoint): string {
  switch (cause) {
    case 'stop':
      return `Stopped at ${batchText(position)}; the run is kept`;
    case 'notANumber':
      return `The loss is not a number any more after ${batchText(position)}`;
    default:
      return cause satisfies never;
  }
}

/** What to do when the loss was lost. */
export function notANumberAdvice(learningRate: number): string {
  return (
    `Often the learning rate is too high: yours is ${learningRate}. The last good weights are kept. ` +
    'Reset, lower it and train again.'
  );
}

/** What to do about an error, where something better than Reset is known. */
export function adviceFor(error: unknown, config: ExperimentConfig): string | null {
  if (error instanceof NonFiniteUpdateError) return notANumberAdvice(config.model.optimizer.learningRate);
  if (error instanceof DeviceLostError) return 'Choose WASM or CPU as the backend and train again.';
  return null;
}
