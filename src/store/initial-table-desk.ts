import type { TableDeskState } from './table-desk-state.ts';

/** The Data screen before anything was opened. */
export const NO_TABLE: TableDeskState = {
  files: [],
  filesError: null,
  opening: null,
  view: null,
  refusal: null,
  isChanging: false,
  failure: null,
  rows: new Map(),
  encoded: null,
  undoCount: 0,
};
