/**
 * A deep copy of plain data (objects, arrays, maps, sets, points in time, typed arrays, views, buffers, primitives), so that a captured state
 * does not change when the run goes on. Not `structuredClone`: that belongs to the platform, and the loop has none.
 */
export function structuredCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return copyOfView(value);
  if (value instanceof ArrayBuffer) return value.slice(0);
  if (Array.isArray(value)) return value.map(structuredCopy);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, structuredCopy(item)]));
  if (value instanceof Set) return new Set([...value].map(structuredCopy));
  return isDate(value) ? copyOfDate(value) : copyOfObject(value);
}

/** Of what is seen through the view alone: the buffer under it may be far larger. */
function copyOfView(view: ArrayBufferView): unknown {
  if (!(view instanceof DataView)) return (view as Float64Array).slice();
  const { buffer, byteOffset, byteLength } = view;
  return new DataView(buffer.slice(byteOffset, byteOffset + byteLength));
}

/** A pure layer has no `Date` by name, which is a clock as well; a hook's memory may still hold one. */
function isDate(value: object): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]' && 'getTime' in value;
}

function copyOfDate(date: Date): unknown {
  return new (date.constructor as DateConstructor)(date.getTime());
}

function copyOfObject(value: object): unknown {
  const copy = Object.create(Object.getPrototypeOf(value) as object | null) as Record<string, unknown>;
  for (const [key, item] of Object.entries(value)) {
    // An assignment to `__proto__` would set the prototype, and the key be lost.
    if (key === '__proto__') Object.defineProperty(copy, key, { ...PLAIN_PROPERTY, value: structuredCopy(item) });
    else copy[key] = structuredCopy(item);
  }
  return copy;
}

const PLAIN_PROPERTY = { writable: true, enumerable: true, configurable: true } as const;
