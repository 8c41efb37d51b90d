export interface ParseError {
  readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
  readonly code: string;
  readonly index?: number;
}
interface Papa {
  parse(
    text: string,
    config: { readonly header: false; readonly delimiter: string; readonly newline: '\n' },
  ): { readonly data: string[][]; readonly errors: readonly ParseError[] };
}
declare const Papa: Papa;
declare namespace Papa {
  export type { ParseError };
}
export default Papa;
