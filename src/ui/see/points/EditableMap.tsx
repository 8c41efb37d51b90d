import { useEffect, useMemo, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { DecisionMap } from '../../../protocol/messages.ts';
import { formatCount } from '../../number-format.ts';
import { useThemeKey } from '../../use-theme-key.ts';
import { canvasColours } from '../canvas-colours.ts';
import { drawMap } from '../draw-map.ts';
import type { MapWindow } from '../map-frame.ts';
import { editedMapPoints } from '../map-points.ts';
import { actOfKey } from './act-of-key.ts';
import { EditOverlay } from './EditOverlay.tsx';
import styles from './points.module.css';
import type { PointEditor } from './use-point-editor.ts';
import { usePointPointer } from './use-point-pointer.ts';

/**
 * The map with its points under a person's hand. An application to a screen reader: arrow keys move a cross-hair, and what
 * is there, and what was done, is read out by the status beside it.
 */
export function EditableMap(props: {
  readonly editor: PointEditor;
  /** What the model of the run says, and of which part of the plane; null where there is none of this data set. */
  readonly map: { readonly drawn: DecisionMap; readonly window: MapWindow } | null;
  readonly surfaceRef: RefObject<HTMLDivElement | null>;
  readonly helpId: string;
}) {
  const { editor, map, surfaceRef, helpId } = props;
  const { desk, act } = editor;
  const { points, frame, state, window } = desk;
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useThemeKey();
  const carried = state.carriedTo === null ? null : state.chosen;
  const drawn = useMemo(() => editedMapPoints(points, frame, carried), [points, frame, carried]);
  useEffect(() => {
    if (canvas.current === null) return;
    drawMap(canvas.current, {
      points: drawn,
      map: map?.drawn ?? null,
      mapWindow: map?.window ?? window,
      labels: [],
      frame,
      colours: canvasColours(theme),
    });
  }, [drawn, map, window, frame, theme]);
  const pointer = usePointPointer(editor);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const perform = actOfKey(event, desk);
    if (perform === null) return;
    event.preventDefault();
    event.stopPropagation();
    act(perform);
  };
  return (
    <div
      ref={surfaceRef}
      className={styles.surface}
      style={{ width: frame.width, height: frame.height }}
      role="application"
      aria-label={`Points to edit, ${formatCount(points.length)}`}
      aria-describedby={helpId}
      tabIndex={0}
      data-carrying={carried !== null}
      onKeyDown={onKeyDown}
      {...pointer}
    >
      <canvas ref={canvas} style={{ width: frame.width, height: frame.height }} aria-hidden="true" />
      <EditOverlay desk={desk} />
    </div>
  );
}
