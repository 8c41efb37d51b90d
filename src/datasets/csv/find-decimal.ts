import { decimalOf } from './cell-kind.ts';
import type { DecimalMark, Delimiter } from './dialect.ts';
import type { Guess } from './find-header.ts';

/** The decimal mark that most numbers of the rows are written with. */
export function findDecimal(rows: readonly (readonly string[])[], delimiter: Delimiter): Guess<DecimalMark> {
  const examples = { '.': '', ',': '', either: '' };
  const counts = { '.': 0, ',': 0, either: 0 };
  for (const cell of rows.flat()) {
    const found = decimalOf(cell);
    if (found === null) continue;
    counts[found] += 1;
    examples[found] ||= cell.trim();
  }
  if (counts[','] > counts['.']) return { value: ',', evidence: `Numbers are written like ${examples[',']}.` };
  if (counts['.'] > 0) return { value: '.', evidence: `Numbers are written like ${examples['.']}.` };
  if (counts.either === 0) return { value: '.', evidence: 'No number has a decimal mark.' };
  // Semicolons divide the cells where commas are decimal marks; elsewhere a comma marks thousands, and a point is one.
  const hasComma = examples.either.includes(',');
  const value = hasComma && delimiter === ';' ? ',' : '.';
  const meaning = hasComma === (value === ',') ? 'a decimal mark' : 'a mark of thousands';
  return { value, evidence: `The mark in ${examples.either} is taken as ${meaning}; nothing tells for sure.` };
}
