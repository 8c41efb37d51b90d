/** Tells a typed array of numbers from everything else. */
export function isNumberArray(value: unknown): value is Float64Array | Float32Array | Int32Array {
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return false;
  return !(value instanceof BigInt64Array || value instanceof BigUint64Array);
}
