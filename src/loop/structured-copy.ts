/**
 * A deep copy of plain data (objects, arrays, maps, sets, typed arrays, buffers, primitives), so that a captured state does not change when the
 * run goes on. Not `structuredClone`: that belongs to the platform, and the loop has none.
 */
export function structuredCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return (value as Float64Array).slice();
  if (value instanceof ArrayBuffer) return value.slice(0);
  if (Array.isArray(value)) return value.map(structuredCopy);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, structuredCopy(item)]));
  if (value instanceof Set) return new Set([...value].map(structuredCopy));
  const copy = Object.create(Object.getPrototypeOf(value) as object | null) as Record<string, unknown>;
  for (const [key, item] of Object.entries(value)) copy[key] = structuredCopy(item);
  return copy;
}
