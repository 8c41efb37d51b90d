import type { StoreApi } from 'zustand/vanilla';
import { dataConfig, isSameData } from './data-fields.ts';
import { withForm } from './form-state.ts';
import type { LabState } from './lab-state.ts';
import { newRunId } from './new-run-id.ts';
import type { TrainingClient } from './training-client.ts';

/** Has the worker look at the form's data set; an older look's answer is then late. Only the data fields need be good. */
export function inspect(store: StoreApi<LabState>, client: TrainingClient): void {
  const config = dataConfig(store.getState().form);
  if (config === null) return;
  const inspectionId = newRunId('look');
  store.setState({ inspectionId });
  client.send({ type: 'inspectDataset', runId: inspectionId, config });
}

/** After a field was set: looks at the data again where the form now asks for others, or was mended and still lacks them. */
export function followData(before: LabState, store: StoreApi<LabState>, client: TrainingClient): void {
  const after = store.getState();
  const data = dataConfig(after.form);
  const isMended = before.config === null && after.config !== null;
  const isOther = after.dataset?.name !== after.form.dataset;
  if (data !== null) {
    if ((isMended && isOther) || !isSameData(data, dataConfig(before.form))) inspect(store, client);
  } else if (isOther) {
    // Nothing is known of a data set that cannot be looked at; a look that is under way is at another one.
    store.setState(withForm({ ...after, dataset: null, datasetError: null, inspectionId: null }, after.form));
  }
}
