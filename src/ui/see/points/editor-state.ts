import type { PlanePoint } from '../../../config/drawn-points.ts';
import type { MapFrame, MapWindow } from '../map-frame.ts';
import type { Place } from './place.ts';

export type Points = readonly PlanePoint[];

/** What the next point is to be. */
export type PointKind = Pick<PlanePoint, 'classIndex' | 'part'>;

/** Where the hand of a person is. */
export interface EditorState {
  /** The place of the cross-hair, or of the last click. */
  readonly place: Place;
  /** Index of the point that is chosen. */
  readonly chosen: number | null;
  /** Where the chosen point is, while it is picked up. */
  readonly carriedTo: Place | null;
  /** The cross-hair shows where keys act; a pointer needs none. */
  readonly hasCrossHair: boolean;
}

/** What an act is done with. */
export interface EditorDesk {
  readonly points: Points;
  readonly state: EditorState;
  readonly kind: PointKind;
  readonly classNames: readonly string[];
  readonly window: MapWindow;
  readonly frame: MapFrame;
}

/** What came of an act: what is to be said of it, and where points changed, the new ones with what it was that was done. */
export interface Outcome {
  readonly state?: Partial<EditorState>;
  readonly said: string;
  readonly edit?: { readonly points: Points; readonly what: string };
}
