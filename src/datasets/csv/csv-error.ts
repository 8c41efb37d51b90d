/** A file that cannot be read as CSV. The message is a sentence for the user; it names the line too. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  /** Line of the file, from 1. */
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}
