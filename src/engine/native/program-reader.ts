/** Memory that a word of a program points to. */
export interface Region {
  /** Whose it is and what it holds, for the error. */
  readonly what: string;
  readonly address: number;
  readonly byteCount: number;
}

/** Where regions may lie. */
export interface MemoryBounds {
  /** The first byte that may be used, and the first after it. */
  readonly start: number;
  readonly end: number;
}

/** The words of a program, or of one layer of it. */
export interface ProgramReader {
  readonly word: (index: number) => number;
  /** Throws a RangeError that names the layer when a value is out of range. */
  readonly expect: (what: string, value: number, range: readonly [number, number]) => void;
  /** Throws it when `byteCount` bytes from the address in a word are not within bounds, on a whole register. */
  readonly expectRegion: (index: number, what: string, byteCount: number) => Region;
}

/** Reads the words from `start` on; `name` is what the errors call it. */
export function programReader(
  program: Int32Array,
  place: { readonly start: number; readonly name: string },
  bounds: MemoryBounds,
): ProgramReader {
  const word = (index: number) => program[place.start + index] ?? -1;
  const expect: ProgramReader['expect'] = (what, value, [low, high]) => {
    if (value >= low && value <= high) return;
    const wanted = low === high ? String(low) : `from ${low} to ${high}`;
    throw new RangeError(`${place.name} is refused: its ${what} has to be ${wanted}, but is ${value}.`);
  };
  return {
    word,
    expect,
    expectRegion(index, what, byteCount) {
      const address = word(index);
      expect(`address in word ${index}`, address, [bounds.start, bounds.end - byteCount]);
      expect(`address in word ${index} beyond whole registers`, address % 16, [0, 0]);
      return { what: `${place.name}'s ${what}`, address, byteCount };
    },
  };
}
