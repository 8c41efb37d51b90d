import { classShapePath } from '../../ClassMark.tsx';
import type { PointLook } from '../map-points.ts';
import styles from './points.module.css';

/** A point as the map draws it, in the colour of its class, or in that of the text where `classIndex` is null. */
export function PointShape(props: {
  readonly classIndex: number | null;
  readonly look: PointLook;
  readonly center: { readonly x: number; readonly y: number };
  readonly r: number;
}) {
  const { classIndex, look, center, r } = props;
  const colour = classIndex === null ? 'currentColor' : `var(--class-${classIndex + 1}, var(--ink))`;
  return (
    <g style={{ color: colour }} className={styles.shape} data-look={look}>
      <path d={classShapePath(classIndex ?? 0, center, r)} />
      {look === 'dotted' ? <circle cx={center.x} cy={center.y} r={r * 0.4} /> : null}
    </g>
  );
}
