/** What stands for "no value" in a cell, unless a person says otherwise for the column. */
export const MISSING_TOKENS: readonly string[] = [
  '',
  'NA',
  'N/A',
  'n/a',
  'NaN',
  'nan',
  'null',
  'NULL',
  'None',
  '-',
  '?',
  '#N/A',
];
