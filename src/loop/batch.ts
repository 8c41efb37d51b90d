/** A dense array: `data` holds `shape[0]` rows of equal size, row-major. Its `length` is its number of rows, as for any column. */
export interface NdArray {
  readonly data: Float32Array | Int32Array | Uint8Array | Float64Array;
  readonly shape: readonly number[];
  readonly length: number;
}

/** One field per example: a plain array, a typed array or an {@link NdArray}. The loop itself only asks for `length`. */
export type Column = ArrayLike<unknown> | NdArray;

/** Source name → column. All columns of a batch have the same length, the batch size. */
export type Batch = Readonly<Record<string, Column>>;

/** Builds an {@link NdArray}. Throws when `data` does not fill `shape` exactly. */
export function ndArray(data: NdArray['data'], shape: readonly number[]): NdArray {
  const size = shape.reduce((product, side) => product * side, 1);
  if (data.length !== size)
    throw new RangeError(
      `An array of shape [${shape.join(', ')}] holds ${String(size)} numbers, but ${String(data.length)} came.`,
    );
  return { data, shape, length: shape[0] ?? 0 };
}

/** Tells an {@link NdArray} from a plain or typed array. */
export function isNdArray(column: unknown): column is NdArray {
  return typeof column === 'object' && column !== null && 'data' in column && 'shape' in column;
}

/** Tells sources by name from all that a stream may give by mistake. */
export function isBatch(value: unknown): value is Batch {
  return typeof value === 'object' && value !== null && !(value instanceof Map) && !Array.isArray(value);
}

/** An object without a prototype, for names that come from outside (`__proto__` is then a name like any other). */
export function nameMap<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}
