/** What was noticed while a file was read and does not keep it from being used. */
export interface Notice {
  /** Line of the file, from 1. */
  readonly line: number;
  /** A sentence for the user. */
  readonly message: string;
}
