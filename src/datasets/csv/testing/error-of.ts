import { CsvError } from '../csv-error.ts';

/** The CsvError that a call throws. */
export function errorOf(call: () => unknown): CsvError {
  try {
    call();
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
  throw new Error('It was read without an error.');
}
