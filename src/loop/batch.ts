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
  const size = sizeOf(shape);
  if (data.length !== size)
    throw new RangeError(
      `An array of shape [${shape.join(', ')}] holds ${String(size)} numbers, but ${String(data.length)} came.`,
    );
  return { data, shape, length: shape[0] ?? 0 };
}

type WriteNumbers = (target: Float32Array) => void;

/** Of arrays whose numbers nobody has asked for yet. */
const unread = new WeakMap<NdArray, WriteNumbers>();

/**
 * An {@link NdArray} whose numbers are made when somebody first asks for them; they are its own from then on. `write` has
 * to give the same numbers whenever it is called. Who only wants them somewhere else asks {@link writeNumbers}: no memory is
 * taken for them then, which for wide rows costs more than all their arithmetic.
 */
export function lazyNdArray(shape: readonly number[], write: WriteNumbers): NdArray {
  let made: Float32Array | null = null;
  const array: NdArray = {
    get data() {
      if (made === null) {
        made = new Float32Array(sizeOf(shape));
        write(made);
        unread.delete(array);
      }
      return made;
    },
    shape,
    length: shape[0] ?? 0,
  };
  unread.set(array, write);
  return array;
}

/** How many numbers an array holds. */
export function numberCount(array: NdArray): number {
  return unread.has(array) ? sizeOf(array.shape) : array.data.length;
}

/** Writes the numbers of an array to a target that is as long as they are many. */
export function writeNumbers(array: NdArray, target: Float32Array): void {
  const write = unread.get(array);
  if (write === undefined) target.set(array.data);
  else write(target);
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
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
