import { useMemo, useState } from 'react';
import { editedPoints } from '../../../config/drawn-points.ts';
import type { DatasetSummary } from '../../../protocol/messages.ts';
import { useLab } from '../../lab-context.ts';
import { mapFrame } from '../map-frame.ts';
import { editWindow, withRoomFor } from './edit-window.ts';
import type { EditorDesk, EditorState, Outcome, PointKind } from './editor-state.ts';
import { placeInside } from './place.ts';
import { pointsOf } from './point-edits.ts';
import type { PointHistory } from './use-point-history.ts';

type Plane = NonNullable<DatasetSummary['plane']>;

export interface EditedSet {
  /** That of the form, as it was last looked at. */
  readonly dataset: DatasetSummary;
  readonly plane: Plane;
  /** Of the run in hand, where it is one of the same data set. */
  readonly runPlane: Plane | null;
}

export interface PointEditor {
  readonly desk: EditorDesk;
  /** True where a person put the points there. */
  readonly isEdited: boolean;
  /** What came of the last act, to be read out. */
  readonly said: string;
  readonly act: (act: (desk: EditorDesk) => Outcome) => void;
  readonly setKind: (kind: PointKind) => void;
  readonly undo: () => void;
  /** Takes the points of the seed again. */
  readonly takeSeeds: () => void;
}

const WAITS: Outcome = { said: 'The points are being made.' };

/** The points under a person's hand, and what can be done with them. `size` is that of the map in pixels. */
export function usePointEditor(
  { dataset, plane, runPlane }: EditedSet,
  history: PointHistory,
  size: { readonly width: number; readonly height: number },
): PointEditor {
  const own = useLab((state) => editedPoints(state.form));
  const points = useMemo(() => own ?? pointsOf(plane, dataset.streamNames), [own, plane, dataset.streamNames]);
  const [first] = useState(() => editWindow(plane, ...(runPlane === null ? [] : [runPlane])));
  // Points that are added or moved stay inside, so it stays as it is while a person edits.
  const window = useMemo(() => withRoomFor(points, first), [points, first]);
  const frame = useMemo(() => mapFrame(window, size.width, size.height), [window, size.width, size.height]);
  const [hand, setHand] = useState<EditorState>(() => ({
    place: placeInside(window, { x: 0, y: 0 }),
    chosen: null,
    carriedTo: null,
    hasCrossHair: false,
  }));
  const [handPoints, setHandPoints] = useState(points);
  const [kind, setKind] = useState<PointKind>({ classIndex: 0, part: 'train' });
  const [said, setSaid] = useState('');
  const classNames = dataset.target.kind === 'classes' ? dataset.target.classNames : [];
  // Points that others came in place of are in nobody's hand.
  const state = handPoints === points ? hand : { ...hand, chosen: null, carriedTo: null };
  const desk = {
    points,
    state,
    kind: { ...kind, classIndex: Math.min(kind.classIndex, classNames.length - 1) },
    classNames,
    window,
    frame,
  };
  // The seed's own are asked for and have not come: what is shown is to go.
  const isWaiting = own === null && plane.isEdited === true;
  const act = (perform: (desk: EditorDesk) => Outcome) => {
    const outcome = isWaiting ? WAITS : perform(desk);
    setHand({ ...state, ...outcome.state });
    setHandPoints(outcome.edit?.points ?? points);
    setSaid(outcome.said);
    if (outcome.edit !== undefined) history.edit(outcome.edit.points, outcome.edit.what);
  };
  return {
    desk,
    isEdited: own !== null,
    said,
    act,
    setKind: (next) => {
      setKind(next);
      setSaid(`The next point is of class ${classNames[next.classIndex] ?? ''}, in ${next.part}.`);
    },
    undo: () => {
      setSaid(history.last === null ? 'There is nothing to take back.' : `Taken back: ${history.last}.`);
      history.undo();
    },
    takeSeeds: () => {
      setSaid('These are the points as the seed makes them. Undo brings yours back.');
      history.edit(null, 'taking the points of the seed');
    },
  };
}
