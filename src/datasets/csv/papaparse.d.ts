export interface ParseError {
  readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
  readonly code: string;
  /** Of the row that the fault is in, among those of this call. */
  readonly row: number;
  /** Of the cell that the fault is in: the character after its opening quote. */
  readonly index: number;
}
interface ParserConfig {
  readonly delimiter: string;
  readonly newline: '\n';
  readonly quoteChar: string;
  /** Ends after so many rows; 0 for all. */
  readonly preview?: number;
}
interface ParseResult {
  readonly data: string[][];
  readonly errors: readonly ParseError[];
  /** Where the last row that is in `data` ends. */
  readonly meta: { readonly cursor: number };
}
interface Parser {
  /** `ignoreLastRow` leaves out the row that the end of the text may cut. */
  parse(text: string, baseIndex: number, ignoreLastRow: boolean): ParseResult;
}
interface Papa {
  readonly Parser: new (config: ParserConfig) => Parser;
}
declare const Papa: Papa;
declare namespace Papa {
  export type { ParseError, ParseResult };
}
export default Papa;
