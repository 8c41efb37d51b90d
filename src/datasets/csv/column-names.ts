import { MAX_NAME } from './csv-limits.ts';

/**
 * Names of columns as a header row gives them: trimmed, in one Unicode form (NFC), never empty (`column_7`), at most 256
 * characters long and no two alike (`mass`, `mass_2`, `mass_3`).
 */
export function columnNames(cells: readonly string[]): readonly string[] {
  const wanted = cells.map((cell, index) => cut(cell.trim().normalize('NFC'), '') || `column_${index + 1}`);
  const taken = new Set<string>();
  // A name that stands in the file as it is goes to its own column, not to the copy of another.
  const written = new Set(wanted);
  const copies = new Map<string, number>();
  return wanted.map((name) => {
    let unique = name;
    let copy = copies.get(name) ?? 2;
    for (; taken.has(unique) || (unique !== name && written.has(unique)); copy += 1) unique = cut(name, `_${copy}`);
    copies.set(name, copy);
    taken.add(unique);
    return unique;
  });
}

/** `column_1`, `column_2`, … */
export function numberedNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `column_${index + 1}`);
}

/** The name with its end, made to fit; no character is halved. */
function cut(name: string, end: string): string {
  if (name.length + end.length <= MAX_NAME) return name + end;
  return name.slice(0, MAX_NAME - end.length).replace(/[\uD800-\uDBFF]$/, '') + end;
}
