const COUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A count with its thousands apart: `1,140`. */
export function formatCount(count: number): string {
  return COUNT.format(count);
}

/** A metric for a table: four decimals, or as many as show three figures; never rounded to a nicer story. */
export function formatMetric(value: number): string {
  if (Number.isNaN(value)) return 'not a number';
  if (!Number.isFinite(value)) return value > 0 ? 'infinite' : 'minus infinite';
  if (isLong(value)) return value.toExponential(4);
  return isTiny(value) ? value.toPrecision(3) : value.toFixed(4);
}

/** A metric for a label: three decimals, two figures where those would be zeros, or a percentage for a share of rows. */
export function formatMetricShort(variable: string, value: number): string {
  if (Number.isNaN(value)) return 'not a number';
  if (isShare(variable)) return `${(value * 100).toFixed(1)} %`;
  if (isLong(value) || isTiny(value)) return value.toExponential(1);
  return value.toFixed(Math.abs(value) < 0.01 ? 4 : 3);
}

/** True for a variable that is a share of rows, from 0 to 1. */
export function isShare(variable: string): boolean {
  return variable === 'accuracy' || variable === 'correct';
}

/** Abbreviations, as the field writes them. */
const LABELS: Readonly<Record<string, string>> = { mae: 'MAE', rmse: 'RMSE', r2: 'R²', f1: 'F1', roc_auc: 'ROC AUC' };

/** `absolute_error` → `Absolute error`. */
export function variableLabel(variable: string): string {
  const label = Object.hasOwn(LABELS, variable) ? LABELS[variable] : undefined;
  if (label !== undefined) return label;
  const words = variable.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Seconds as milliseconds with two figures that matter: `8.6 ms`, `0.04 ms`, `1,204 ms`. */
export function formatMilliseconds(seconds: number): string {
  const milliseconds = seconds * 1000;
  if (milliseconds >= 100) return `${formatCount(milliseconds)} ms`;
  return `${milliseconds.toFixed(milliseconds >= 1 ? 1 : 2)} ms`;
}

/** A stretch of time in words: `less than a second`, `12 seconds`, `3 minutes`, `2 h 5 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 1) return 'less than a second';
  const whole = Math.round(seconds);
  if (whole < 90) return whole === 1 ? '1 second' : `${whole} seconds`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} minutes`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function isLong(value: number): boolean {
  return Math.abs(value) >= 100_000;
}

/** So small that fixed decimals would leave one figure or none. */
function isTiny(value: number): boolean {
  return value !== 0 && Math.abs(value) < 0.001;
}
