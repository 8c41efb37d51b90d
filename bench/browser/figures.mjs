// How figures are summed up and written.
import { availableParallelism, cpus, loadavg } from 'node:os';
import process from 'node:process';

/** The middle one; of an even number the upper of the two. */
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

export const milliseconds = (value) => `${Math.round(value).toLocaleString('en')} ms`;

export const load = () => loadavg()[0].toFixed(1);

/** `browser`: the one that is measured in, if any. */
export function describeMachine(browser) {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const shown = browser === undefined ? '' : `, Chromium ${browser.version()} headless`;
  return `${availableParallelism()} cores (${model}), Node ${process.version}${shown}`;
}

/** Rows of cells as a Markdown table; the first row is the head. */
export function table(rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const [head, ...body] = rows;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}
