import { useEffect, useMemo, useRef } from 'react';
import type { DatasetSummary, DecisionMap } from '../../protocol/messages.ts';
import { CLASS_MARK_COUNT, ClassMark } from '../ClassMark.tsx';
import { useThemeKey } from '../use-theme-key.ts';
import { canvasColours } from './canvas-colours.ts';
import { drawMap } from './draw-map.ts';
import { mapFrame } from './map-frame.ts';
import { mapLabels } from './map-labels.ts';
import styles from './map.module.css';
import { mapPoints } from './map-points.ts';

type Plane = NonNullable<DatasetSummary['plane']>;

/** What the model says at each place of a data set with two inputs, and where the rows lie. */
export function PlaneMap(props: {
  readonly dataset: DatasetSummary;
  readonly plane: Plane;
  readonly map: DecisionMap | null;
  readonly width: number;
  readonly height: number;
}) {
  const { dataset, plane, map, width, height } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useThemeKey();
  const classNames = dataset.target.kind === 'classes' ? dataset.target.classNames : NO_CLASSES;
  const frame = useMemo(() => mapFrame(plane, width, height), [plane, width, height]);
  const points = useMemo(() => mapPoints(plane, dataset.streamNames, frame), [plane, dataset.streamNames, frame]);
  const labels = useMemo(
    () => (map === null ? [] : mapLabels(map, plane, { classNames, frame })),
    [map, plane, classNames, frame],
  );
  useEffect(() => {
    if (canvas.current === null) return;
    drawMap(canvas.current, { points, map, mapWindow: plane, labels, frame, colours: canvasColours(theme) });
  }, [points, map, plane, labels, frame, theme]);
  return (
    <>
      <canvas
        ref={canvas}
        className={styles.canvas}
        style={{ width, height }}
        role="img"
        aria-label={sentence(plane, map, classNames)}
      />
      <p className={styles.note}>
        {classNames.slice(0, CLASS_MARK_COUNT).map((name, index) => (
          <span key={name} className={styles.key}>
            <ClassMark index={index} />
            {name}
          </span>
        ))}
        {plane.isEdited === true ? <span>edited by hand</span> : null}
        <span className={styles.dim}>
          hollow valid{map === null ? '; before learning' : `, ring wrong; after epoch ${map.epochId}`}
        </span>
      </p>
    </>
  );
}

const NO_CLASSES: readonly string[] = [];

function sentence(plane: Plane, map: DecisionMap | null, classNames: readonly string[]): string {
  const what = `Map of ${plane.xLabel} across and ${plane.yLabel} up, ${classNames.join(', ')}.`;
  if (map === null) return `${what} ${plane.x.length} rows; the model has not been asked yet.`;
  const wrong = map.isRight.reduce((count, isRight) => count + (isRight === 0 ? 1 : 0), 0);
  return `${what} After epoch ${map.epochId} ${wrong} of ${plane.x.length} rows are on the wrong side.`;
}
