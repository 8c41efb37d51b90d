import { isMissingAt } from '../column-reading.ts';
import { featureColumns } from '../understand-table.ts';
import { counted, namedTexts } from '../wording.ts';
import { linesWhere, type TableCheck } from './table-problem.ts';
import { excludeFix } from './usual-fixes.ts';

/** One gap is filled in and little is lost; a row of gaps is all made up. */
const MIN_NUMBERS = 2;

/**
 * Rows in which all numbers that have gaps are missing, where these are half of the numbers that the model would see or
 * more: filled in, such rows teach it nothing true. Numbers without any gap, such as a year, are mostly no measurements.
 */
export const noMeasurementCheck: TableCheck = ({ table }) => {
  const numbers = featureColumns(table).filter(({ type, facts }) => type === 'number' && facts.missing > 0);
  const all = featureColumns(table).filter(({ type }) => type === 'number').length;
  if (numbers.length < MIN_NUMBERS || 2 * numbers.length < all) return [];
  const lines = linesWhere(table, (row) => numbers.every(({ reading }) => isMissingAt(reading, row)));
  if (lines.length === 0) return [];
  const have = lines.length === 1 ? 'has' : 'have';
  const sentence = `${counted(lines.length, 'row')} ${have} no measurements: ${namedTexts(numbers.map(({ name }) => name))} are all missing, and would be made up.`;
  return [{ id: 'noMeasurements', severity: 'warns', sentence, column: null, lines, fixes: [excludeFix(lines)] }];
};
