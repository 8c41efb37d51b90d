const FIRST_SLOTS = 64;
const MANY_SLOTS = 4096;
/** A number and its bits; one for all, because a wide table has thousands of columns. */
const VALUE = new Float64Array(1);
const BITS = new Uint32Array(VALUE.buffer);

/** Counts how many different numbers there are, exactly and with 8 bytes for each place of a table that has at least a quarter of them empty. */
export class DistinctNumbers {
  readonly #mostSlots: number;
  #slots = new Float64Array(FIRST_SLOTS).fill(NaN);
  #size = 0;

  /** `most`: how many numbers can come. */
  constructor(most: number) {
    const places = Math.ceil((4 / 3) * most + 2);
    this.#mostSlots = 1 << (32 - Math.clz32(places - 1)); // the next power of two
  }

  get size(): number {
    return this.#size;
  }

  /** Takes a number, which must not be NaN. */
  add(value: number): void {
    if (!this.#put(value + 0)) return; // -0 is 0
    this.#size += 1;
    if (this.#size * 4 > this.#slots.length * 3) this.#grow();
  }

  /** Whether the number was new. */
  #put(value: number): boolean {
    const mask = this.#slots.length - 1;
    let slot = hash(value) & mask;
    for (let held = this.#slots[slot] ?? NaN; !Number.isNaN(held); held = this.#slots[slot] ?? NaN) {
      if (held === value) return false;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = value;
    return true;
  }

  #grow(): void {
    const held = this.#slots;
    // Numbers that often differ so early mostly differ to the end: then one large step is cheaper than many.
    const slots = held.length < MANY_SLOTS ? held.length * 4 : Math.max(held.length * 4, this.#mostSlots);
    this.#slots = new Float64Array(slots).fill(NaN);
    for (const value of held) if (!Number.isNaN(value)) this.#put(value);
  }
}

function hash(value: number): number {
  VALUE[0] = value;
  const mixed = Math.imul((BITS[0] ?? 0) ^ Math.imul(BITS[1] ?? 0, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
