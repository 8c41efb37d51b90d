// What counts as missing unless a person says otherwise, for the page, which must not import the data sets' code.
export { MISSING_TOKENS } from '../datasets/csv/columns/missing-tokens.ts';
