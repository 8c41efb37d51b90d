import type { LabState } from '../store/lab-state.ts';
import { datasetDescription } from './setup/dataset-description.ts';

/** What the run in hand asks, since its numbers are what the page shows; before a run, what the form's experiment asks. */
export function selectQuestion({ plan, form }: Pick<LabState, 'plan' | 'form'>): string {
  return datasetDescription(plan?.config.dataset.name ?? form.dataset)?.question ?? '';
}
