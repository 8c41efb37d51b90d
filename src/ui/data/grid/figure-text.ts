import type { ColumnView } from '../../../protocol/table-messages.ts';
import { formatCount } from '../../number-format.ts';

/** A number of the data, with four figures that matter: `4200`, `0.0312`, `1.234e9`. */
export function figureText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  return String(Number(value.toPrecision(4)));
}

/** A number of a column, or the day of a date. */
export function valueText(type: ColumnView['type'], value: number): string {
  if (type !== 'date') return figureText(value);
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/** `3 kinds`, `164 values`. */
export function distinctText({ type, summary: { distinct } }: ColumnView): string {
  if (type === 'category') return `${formatCount(distinct)} ${distinct === 1 ? 'kind' : 'kinds'}`;
  return `${formatCount(distinct)} ${distinct === 1 ? 'value' : 'values'}`;
}

/** `no gaps`, `2 gaps`. */
export function gapsText({ summary: { missing } }: ColumnView): string {
  if (missing === 0) return 'no gaps';
  return `${formatCount(missing)} ${missing === 1 ? 'gap' : 'gaps'}`;
}
