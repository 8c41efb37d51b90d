import styles from './class-mark.module.css';

/** Six classes have a colour and a shape; those beyond go by their names. */
export const CLASS_MARK_COUNT = 6;

export const CLASS_SHAPES = ['circle', 'square', 'triangle', 'diamond', 'down', 'cross'] as const;
export type ClassShapeName = (typeof CLASS_SHAPES)[number] | 'none';

export function classShape(index: number): ClassShapeName {
  return CLASS_SHAPES[index] ?? 'none';
}

/** The outline of a class's shape around a point, as a path that SVG and canvas both draw. */
export function classShapePath(index: number, center: { readonly x: number; readonly y: number }, r: number): string {
  const { x, y } = center;
  switch (classShape(index)) {
    case 'square': {
      const s = r * 0.9;
      return `M${x - s} ${y - s}h${2 * s}v${2 * s}h${-2 * s}z`;
    }
    case 'triangle':
      return `M${x} ${y - r * 1.25}L${x + r * 1.2} ${y + r * 0.85}H${x - r * 1.2}z`;
    case 'diamond':
      return `M${x} ${y - r * 1.3}L${x + r * 1.3} ${y}L${x} ${y + r * 1.3}L${x - r * 1.3} ${y}z`;
    case 'down':
      return `M${x} ${y + r * 1.25}L${x + r * 1.2} ${y - r * 0.85}H${x - r * 1.2}z`;
    case 'cross': {
      const a = r * 0.4;
      const b = r * 1.1;
      return `M${x - a} ${y - b}h${2 * a}v${b - a}h${b - a}v${2 * a}h${a - b}v${b - a}h${-2 * a}v${a - b}h${a - b}v${-2 * a}h${b - a}z`;
    }
    case 'circle':
    case 'none':
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  }
}

export function ClassShape(props: {
  readonly index: number;
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
  readonly className?: string | undefined;
}) {
  const { index, cx, cy, r, className } = props;
  const path = classShapePath(index, { x: cx, y: cy }, r);
  return (
    <path d={path} className={[styles[`class${index + 1}`] ?? styles.other, className].filter(Boolean).join(' ')} />
  );
}

/** The key of a class in text; its name stands beside it. */
export function ClassMark({ index }: { readonly index: number }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <ClassShape index={index} cx={6} cy={6} r={4} />
    </svg>
  );
}
