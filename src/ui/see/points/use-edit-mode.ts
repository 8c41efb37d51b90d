import { useMemo, useState } from 'react';
import { POINTS_AT_MOST } from '../../../config/drawn-points.ts';
import type { DatasetSummary } from '../../../protocol/messages.ts';
import { useLab } from '../../lab-context.ts';
import { formatCount } from '../../number-format.ts';
import { datasetDescription } from '../../setup/dataset-description.ts';
import type { EditedSet } from './use-point-editor.ts';

export interface EditMode {
  /** What can be edited; null where the form's data set is not one that the seed draws, or is not known yet. */
  readonly set: EditedSet | null;
  readonly isOn: boolean;
  /** Why points cannot be edited, null where they can. */
  readonly offReason: string | null;
  readonly setOn: (isOn: boolean) => void;
}

/** Whether points are being edited: those of the form's data set, off until a person asks for it. */
export function useEditMode(): EditMode {
  const name = useLab((state) => state.form.dataset);
  const dataset = useLab((state) => state.dataset);
  const ofRun = useLab((state) => state.plan?.dataset ?? null);
  const [editing, setEditing] = useState<string | null>(null);
  // Another data set ends it: chosen again, this one is looked at first.
  if (editing !== null && editing !== name) setEditing(null);
  const set = useMemo(() => editedSet(name, dataset, ofRun), [name, dataset, ofRun]);
  const offReason = set === null ? null : limitReason(set.plane.x.length);
  return {
    set,
    isOn: editing === name && set !== null && offReason === null,
    offReason,
    setOn: (isOn) => setEditing(isOn ? name : null),
  };
}

/** `dataset` is the one that was looked at last, `ofRun` that of the run in hand. */
function editedSet(name: string, dataset: DatasetSummary | null, ofRun: DatasetSummary | null): EditedSet | null {
  const isDrawn = datasetDescription(name)?.drawnClasses !== undefined;
  if (!isDrawn || dataset?.name !== name || dataset.plane === null) return null;
  return { dataset, plane: dataset.plane, runPlane: ofRun?.name === name ? ofRun.plane : null };
}

function limitReason(count: number): string | null {
  if (count <= POINTS_AT_MOST) return null;
  return `Up to ${formatCount(POINTS_AT_MOST)} points can be edited, but there are ${formatCount(count)}. Set Points lower.`;
}
