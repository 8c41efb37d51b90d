import { BACKEND_LABELS, type BackendDecision } from '../config/backends.ts';
import type { RunIngredients } from './training-run.ts';

/**
 * What the log of a run begins with, each a sentence: where the model runs and why, then what was done to the data. A
 * run that goes on says only what is new.
 */
export function openingLines({ prepared, dataset, state, isModelNew }: RunIngredients): readonly string[] {
  return [...(isModelNew ? decisionLines(prepared.decision) : []), ...(state === null ? dataset.notes : [])];
}

function decisionLines({ reason, reports }: BackendDecision): readonly string[] {
  const skipped = reports.flatMap((report) =>
    report.outcome === 'skipped' ? [`${BACKEND_LABELS[report.backend]} was skipped: ${report.reason}`] : [],
  );
  return [reason, ...skipped];
}
