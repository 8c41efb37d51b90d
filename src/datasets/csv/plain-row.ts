const LINE_FEED = 0x0a;

/** A line without quotes, as the places of its cells in the text: no cell is cut out of it. */
export class PlainRow {
  readonly bytes: Uint8Array;
  readonly expectedCells: number;
  /** Where each cell begins. It ends one byte before the next begins, and so does the last before the one that would. */
  readonly #starts: Int32Array;
  /** How many cells the line has; the places of all are known only if it is what was expected. */
  cellCount = 0;
  readonly #delimiter: number;

  constructor(bytes: Uint8Array, delimiter: string, expectedCells: number) {
    this.bytes = bytes;
    this.expectedCells = expectedCells;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#starts = new Int32Array(expectedCells + 1);
  }

  /** Finds the cells of the line that begins at `start`. Returns where it ends: at its line feed, or at `end`. */
  find(start: number, end: number): number {
    const { bytes } = this;
    const starts = this.#starts;
    const delimiter = this.#delimiter;
    let count = 0;
    let index = start;
    starts[0] = start;
    for (; index < end; index += 1) {
      const byte = bytes[index];
      if (byte === LINE_FEED) break;
      if (byte !== delimiter) continue;
      count += 1;
      starts[count] = index + 1; // past the end of `starts` nothing is written
    }
    this.cellCount = count + 1;
    starts[this.cellCount] = index + 1;
    return index;
  }

  /** Whether a cell holds these bytes. */
  isCell(index: number, cell: Uint8Array): boolean {
    const start = this.cellStart(index);
    return this.cellEnd(index) - start === cell.length && cell.every((byte, at) => this.bytes[start + at] === byte);
  }

  cellStart(index: number): number {
    return this.#starts[index] ?? 0;
  }

  cellEnd(index: number): number {
    return (this.#starts[index + 1] ?? 0) - 1;
  }
}
