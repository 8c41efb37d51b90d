import type { EpochRow, LabState } from '../../store/lab-state.ts';
import { useLab } from '../lab-context.ts';
import { useThrottledLab } from '../use-throttled-lab.ts';

/**
 * Milliseconds between two drawings of a view of the epochs, in a short run and in a long one: at ten times a second they
 * would take half the main thread. Each has its own, so that they seldom fall into the same frame.
 */
const PACES = {
  firstChart: { short: 400, long: 1200 },
  nextChart: { short: 500, long: 1500 },
  shownTable: { short: 400, long: 1000 },
  // Only assistive technology reads it.
  hiddenTable: { short: 700, long: 2300 },
} as const;

const MANY_EPOCHS = 100;

const selectEpochs = (state: LabState) => state.epochs;

/** True while the epochs come faster than anybody reads them, and are so many that drawing them costs something. */
export function useLongTraining(): boolean {
  return useLab((state) => state.status.name === 'training' && state.epochs.length > MANY_EPOCHS);
}

/** The epochs, as often as it pays for a view of them. Once nothing is trained, all is there a moment later. */
export function usePacedEpochs(view: keyof typeof PACES): readonly EpochRow[] {
  const isTraining = useLab((state) => state.status.name === 'training');
  const isLong = useLongTraining();
  const { short, long } = PACES[view];
  return useThrottledLab(selectEpochs, isTraining ? (isLong ? long : short) : 0);
}

/** The same for the table; of a run that is not long it has all rows as soon as the status says that it stands. */
export function usePacedRows(isShown: boolean): readonly EpochRow[] {
  const paced = usePacedEpochs(isShown ? 'shownTable' : 'hiddenTable');
  const atOnce = useLab(({ status, epochs }) =>
    status.name !== 'training' && epochs.length <= MANY_EPOCHS ? epochs : null,
  );
  return atOnce ?? paced;
}
