import { ClassShape } from '../ClassMark.tsx';
import { formatCount } from '../number-format.ts';
import type { NetworkColumn } from './network-columns.ts';
import styles from './network.module.css';

const WIDTH = 220;
const HEIGHT = 64;
const EDGE = 14;
/** More units than this are drawn as so many with a gap. */
const UNITS_AT_MOST = 8;

interface Unit {
  readonly x: number;
  readonly y: number;
}

/** The network from left to right; a column of more than eight units is drawn with a gap in it. */
export function NetworkDrawing({ columns }: { readonly columns: readonly NetworkColumn[] }) {
  const drawn = columns.map((column, index) =>
    unitsOf(column, EDGE + (index * (WIDTH - 2 * EDGE)) / (columns.length - 1)),
  );
  return (
    <figure>
      <svg className={styles.net} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={sentence(columns)}>
        {drawn.slice(1).map((units, index) => (
          <path key={index} className={styles.wires} d={wires(drawn[index] ?? [], units)} />
        ))}
        {drawn.map((units, index) => (
          <Column key={index} column={columns[index]} units={units} />
        ))}
      </svg>
      <figcaption className={styles.caption}>
        {columns.map((column, index) => (
          <span key={index}>{caption(column)}</span>
        ))}
      </figcaption>
    </figure>
  );
}

function Column({ column, units }: { readonly column: NetworkColumn | undefined; readonly units: readonly Unit[] }) {
  if (column === undefined) return null;
  const isCut = column.count > units.length;
  const middle = ((units[3]?.y ?? 0) + (units[4]?.y ?? 0)) / 2;
  return (
    <>
      {units.map(({ x, y }, index) =>
        column.kind === 'output' && !isCut && column.count > 1 ? (
          <ClassShape key={index} index={index} cx={x} cy={y} r={4} className={styles.output} />
        ) : (
          <circle key={index} className={styles.unit} cx={x} cy={y} r={3.2} />
        ),
      )}
      {isCut ? (
        <text className={styles.gap} x={units[0]?.x} y={middle + 3} textAnchor="middle">
          ⋮
        </text>
      ) : null}
    </>
  );
}

function unitsOf(column: NetworkColumn, x: number): readonly Unit[] {
  const count = Math.min(column.count, UNITS_AT_MOST);
  const isCut = column.count > UNITS_AT_MOST;
  const slots = isCut ? count + 1 : count;
  const gap = Math.min(18, (HEIGHT - 12) / Math.max(1, slots - 1));
  const top = (HEIGHT - gap * (slots - 1)) / 2;
  return Array.from({ length: count }, (_, index) => ({
    x,
    y: top + gap * (isCut && index >= count / 2 ? index + 1 : index),
  }));
}

function wires(from: readonly Unit[], to: readonly Unit[]): string {
  return from.flatMap((start) => to.map((end) => `M${start.x} ${start.y}L${end.x} ${end.y}`)).join('');
}

function caption({ kind, count }: NetworkColumn): string {
  if (kind === 'input') return `${formatCount(count)} input${count === 1 ? '' : 's'}`;
  if (kind === 'output' && count > 1) return `${formatCount(count)} kinds`;
  return formatCount(count);
}

function sentence(columns: readonly NetworkColumn[]): string {
  const layers = columns
    .slice(1, -1)
    .map(({ count, isImage }) => `${formatCount(count)} ${isImage ? 'filters' : 'units'}`);
  const between = layers.length === 0 ? 'no layer between' : `layers of ${layers.join(', ')}`;
  const outputs = columns.at(-1)?.count ?? 0;
  return `Network: ${caption(columns[0] ?? { kind: 'input', count: 0, isImage: false })}, ${between}, ${formatCount(outputs)} output${outputs === 1 ? '' : 's'}.`;
}
