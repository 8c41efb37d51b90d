import type { ColumnView } from '../../../protocol/table-messages.ts';
import { formatCount } from '../../number-format.ts';
import { figureText, valueText } from './figure-text.ts';

/** What the small chart of a column shows, in words; empty where it has none. */
export function chartSentence({ name, type, summary }: ColumnView): string {
  const { chart, range, mean } = summary;
  if (chart === null) return '';
  if (chart.kind === 'bars') {
    const bars = chart.bars.map(({ text, count }) => `${text} ${formatCount(count)}`).join(', ');
    const rest =
      chart.restKinds === 0
        ? ''
        : `, and ${formatCount(chart.restKinds)} more kinds in ${formatCount(chart.restRows)} rows`;
    return `${name}: ${bars}${rest}.`;
  }
  const most = Math.max(...chart.counts);
  const step = chart.counts.indexOf(most);
  const width = (chart.max - chart.min) / chart.counts.length;
  const from = valueText(type, chart.min + step * width);
  const to = valueText(type, chart.min + (step + 1) * width);
  const ends = range === null ? '' : `from ${valueText(type, range[0])} to ${valueText(type, range[1])}`;
  const middle = mean === null || type === 'date' ? '' : `, mean ${figureText(mean)}`;
  return `${name}: ${ends}${middle}. Most rows, ${formatCount(most)}, lie between ${from} and ${to}.`;
}
