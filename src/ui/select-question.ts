import { TABLE_DATASET } from '../config/table-config.ts';
import type { LabState } from '../store/lab-state.ts';
import { datasetDescription } from './setup/dataset-description.ts';

type Experiment = Pick<LabState, 'plan' | 'dataset' | 'form'>;

/** What the run in hand asks, since its numbers are what the page shows; before a run, what the form's experiment asks. */
export function selectQuestion(experiment: Experiment): string {
  const { plan, form } = experiment;
  const name = plan?.config.dataset.name ?? form.dataset;
  return name === TABLE_DATASET ? tableQuestion(experiment) : (datasetDescription(name)?.question ?? '');
}

function tableQuestion({ plan, dataset, form }: Experiment): string {
  const table = plan === null ? form.table : plan.config.dataset.table;
  const target = (plan?.dataset ?? dataset)?.target;
  const fileName = table?.fileName ?? 'Your table';
  if (target === undefined) return fileName;
  return `${fileName}: ${target.kind === 'classes' ? 'which' : 'how much'} ${target.name}?`;
}
