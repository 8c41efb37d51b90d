import { formatCount } from '../number-format.ts';

const FOUR_FIGURES = new Intl.NumberFormat('en-US', {
  minimumSignificantDigits: 4,
  maximumSignificantDigits: 4,
  useGrouping: false,
});

/** A measured value with four figures that matter; a count stays whole. */
export function formatFourFigures(value: number): string {
  if (Number.isNaN(value)) return 'not a number';
  if (!Number.isFinite(value)) return value > 0 ? 'infinite' : 'minus infinite';
  if (Number.isInteger(value) && Math.abs(value) < 1_000_000) return formatCount(value);
  const size = Math.abs(value);
  return size >= 10_000 || size < 0.0001 ? value.toExponential(3) : FOUR_FIGURES.format(value);
}

const UNITS = ['B', 'kB', 'MB'] as const;

/** The size of a file: `312 B`, `4.1 kB`. */
export function formatSize(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const size = bytes / 1000 ** power;
  return `${power === 0 ? size : size.toFixed(1)} ${UNITS[power] ?? ''}`;
}
