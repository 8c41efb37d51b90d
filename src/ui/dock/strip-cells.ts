import type { EpochRow } from '../../store/lab-state.ts';

/** One box of the strip: an epoch, or several where there are too many to tell apart. */
export interface StripCell {
  readonly fromEpoch: number;
  readonly x: number;
  readonly width: number;
  readonly state: 'zero' | 'done' | 'now' | 'future';
  /** Loss of each stream as a share of the largest finite loss seen. */
  readonly bars: readonly { readonly stream: string; readonly share: number }[];
  readonly label: string | null;
}

export interface StripInput {
  readonly epochs: readonly EpochRow[];
  readonly total: number | null;
  readonly current: number | null;
  readonly width: number;
}

const GAP = 2;
/** Narrower boxes than this cannot be told apart; several epochs then share one. */
const NARROWEST = 7;
const LABEL_WIDTH = 34;

/** The boxes from epoch 0 to the last one of the run. */
export function stripCells({ epochs, total, current, width }: StripInput): readonly StripCell[] {
  const last = Math.max(total ?? 0, current ?? 0, epochs.at(-1)?.epochId ?? 0, 1);
  const perCell = Math.max(1, Math.ceil((last + 1) / Math.floor(width / NARROWEST)));
  const count = Math.ceil((last + 1) / perCell);
  const pitch = width / count;
  const labelEvery = labelStep(perCell, pitch);
  const rows = new Map(epochs.map((row) => [row.epochId, row]));
  const largest = Math.max(0, ...epochs.flatMap(finiteLosses));
  return Array.from({ length: count }, (_, index) => {
    const fromEpoch = index * perCell;
    const toEpoch = fromEpoch + perCell - 1;
    const isNow = current !== null && fromEpoch <= current && current <= toEpoch;
    const isLabelled =
      fromEpoch % labelEvery < perCell && !(current !== null && isNear({ fromEpoch, current, perCell, pitch }));
    return {
      fromEpoch,
      x: index * pitch,
      width: Math.max(1, pitch - GAP),
      state: stateOf({ fromEpoch, isNow, isDone: rows.has(fromEpoch) }),
      bars:
        perCell > 1 && pitch < 14 && !isNow
          ? barsOf(rows.get(fromEpoch), largest).slice(0, 1)
          : barsOf(rows.get(fromEpoch), largest),
      label: isNow ? String(current) : isLabelled ? String(fromEpoch) : null,
    };
  });
}

function stateOf(cell: { readonly fromEpoch: number; readonly isNow: boolean; readonly isDone: boolean }) {
  if (cell.isNow) return 'now';
  if (!cell.isDone) return 'future';
  return cell.fromEpoch === 0 ? 'zero' : 'done';
}

function barsOf(row: EpochRow | undefined, largest: number): StripCell['bars'] {
  if (row === undefined || largest === 0) return [];
  return Object.entries(row.variables).flatMap(([stream, { loss }]) =>
    loss !== undefined && Number.isFinite(loss) ? [{ stream, share: Math.max(0, loss) / largest }] : [],
  );
}

function finiteLosses({ variables }: EpochRow): readonly number[] {
  return Object.values(variables).flatMap(({ loss }) => (loss !== undefined && Number.isFinite(loss) ? [loss] : []));
}

/** Labels at 1, 5, 10, 50, … epochs, so far apart that they do not touch. */
function labelStep(perCell: number, pitch: number): number {
  const epochsPerLabel = (LABEL_WIDTH / pitch) * perCell;
  let step = 1;
  while (step < epochsPerLabel) step *= String(step).startsWith('1') ? 5 : 2;
  return step;
}

/** True where a label would touch that of the epoch in hand. */
function isNear(cell: {
  readonly fromEpoch: number;
  readonly current: number;
  readonly perCell: number;
  readonly pitch: number;
}) {
  return (Math.abs(cell.fromEpoch - cell.current) / cell.perCell) * cell.pitch < LABEL_WIDTH * 0.9;
}
