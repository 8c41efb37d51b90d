import type { EpochRow, LabState } from '../../store/lab-state.ts';
import { useLab } from '../lab-context.ts';
import { useThrottledLab } from '../use-throttled-lab.ts';

/** Charts and table are drawn again at most so often: at ten times a second they would take half the main thread. */
const EPOCHS_MILLISECONDS = 400;
const LONG_RUN_MILLISECONDS = 1000;
/** The table that only assistive technology reads: in a long fast run every drawing replaces all of its rows. */
const HIDDEN_TABLE_MILLISECONDS = 2000;
const MANY_EPOCHS = 100;

const selectEpochs = (state: LabState) => state.epochs;

/** The epochs for the curves and for the table, each as often as it pays. Once nothing is trained, all is there at once. */
export function usePacedEpochs(isTableShown: boolean): {
  readonly epochs: readonly EpochRow[];
  readonly tableEpochs: readonly EpochRow[];
} {
  const isTraining = useLab((state) => state.status.name === 'training');
  const isLongRun = useLab((state) => state.epochs.length > MANY_EPOCHS);
  const trainingPace = isLongRun ? LONG_RUN_MILLISECONDS : EPOCHS_MILLISECONDS;
  const pace = isTraining ? trainingPace : 0;
  const isTableSlow = isTraining && isLongRun && !isTableShown;
  return {
    epochs: useThrottledLab(selectEpochs, pace),
    tableEpochs: useThrottledLab(selectEpochs, isTableSlow ? HIDDEN_TABLE_MILLISECONDS : pace),
  };
}
