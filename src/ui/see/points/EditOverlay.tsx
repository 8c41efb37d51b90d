import { pointLook, pointRadius } from '../map-points.ts';
import type { EditorDesk } from './editor-state.ts';
import styles from './points.module.css';
import { PointShape } from './PointShape.tsx';

const RING = 9;

/** What moves while points are edited, over the map: the cross-hair, a ring around the chosen point, a point on its way. */
export function EditOverlay({ desk }: { readonly desk: EditorDesk }) {
  const { frame, state, points } = desk;
  const point = points[state.chosen ?? -1];
  const at = { x: frame.x(state.place.x), y: frame.y(state.place.y) };
  const across = `M${frame.left} ${at.y}H${frame.right}`;
  const up = `M${at.x} ${frame.top}V${frame.bottom}`;
  return (
    <svg className={styles.overlay} width={frame.width} height={frame.height} aria-hidden="true" focusable="false">
      {state.hasCrossHair ? (
        <>
          <path d={`${across}${up}`} className={styles.halo} />
          <path d={`${across}${up}`} className={styles.crossHair} />
        </>
      ) : null}
      {point === undefined ? null : (
        <ChosenPoint
          from={{ x: frame.x(point.x), y: frame.y(point.y) }}
          at={state.carriedTo === null ? null : at}
          classIndex={point.classIndex}
          part={point.part}
        />
      )}
    </svg>
  );
}

interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** `at` is where it is on its way; null while it lies. */
function ChosenPoint(props: {
  readonly from: Pixel;
  readonly at: Pixel | null;
  readonly classIndex: number;
  readonly part: string;
}) {
  const { from, at, classIndex, part } = props;
  const center = at ?? from;
  const look = pointLook(part);
  return (
    <>
      {at === null ? null : (
        <>
          <path d={`M${from.x} ${from.y}L${at.x} ${at.y}`} className={styles.way} />
          <PointShape classIndex={classIndex} look={look} center={center} r={pointRadius(look) + 1} />
        </>
      )}
      <circle cx={center.x} cy={center.y} r={RING} className={styles.halo} />
      <circle cx={center.x} cy={center.y} r={RING} className={styles.ring} data-carried={at !== null} />
    </>
  );
}
