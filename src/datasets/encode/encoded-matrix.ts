/** Rows of numbers as a model reads them: float32, row-major. */
export interface EncodedMatrix {
  readonly data: Float32Array;
  /** Numbers in a row. */
  readonly width: number;
}
