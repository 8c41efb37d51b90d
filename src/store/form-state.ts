import { readForm, type DatasetFacts, type ExperimentForm } from '../config/experiment-form.ts';
import type { LabState } from './lab-state.ts';

/** The page with another form: config and problems follow from it and from what is known of the data set. */
export function withForm(state: LabState, form: ExperimentForm): LabState {
  const { config, problems } = readForm(form, factsOf(state, form));
  return { ...state, form, config, problems };
}

/** Known only while the data set that was looked at is the one of the form. */
function factsOf({ dataset }: LabState, form: ExperimentForm): DatasetFacts | null {
  if (dataset?.name !== form.dataset) return null;
  const { inputShape, streamNames } = dataset;
  return { inputShape, streamNames, trainRowCount: dataset.rowCounts['train'] ?? 0 };
}
