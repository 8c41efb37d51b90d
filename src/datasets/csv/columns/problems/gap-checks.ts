import { isMissingAt } from '../column-reading.ts';
import { featureColumns } from '../understand-table.ts';
import { counted } from '../wording.ts';
import { linesWhere, type TableCheck } from './table-problem.ts';
import { excludeFix } from './usual-fixes.ts';

/** One gap is filled in and little is lost; a row of gaps is all made up. */
const MIN_NUMBERS = 2;

/** Rows in which every number that the model would see is missing: filled in, they teach it nothing true. */
export const noMeasurementCheck: TableCheck = ({ table }) => {
  const numbers = featureColumns(table).filter(({ type, facts }) => type === 'number' && facts.missing > 0);
  const all = featureColumns(table).filter(({ type }) => type === 'number').length;
  if (numbers.length < MIN_NUMBERS || numbers.length < all) return [];
  const lines = linesWhere(table, (row) => numbers.every(({ reading }) => isMissingAt(reading, row)));
  if (lines.length === 0) return [];
  const have = lines.length === 1 ? 'has' : 'have';
  const sentence = `${counted(lines.length, 'row')} ${have} no measurements: all numbers are missing there, and would be made up.`;
  return [{ id: 'noMeasurements', severity: 'warns', sentence, column: null, lines, fixes: [excludeFix(lines)] }];
};
