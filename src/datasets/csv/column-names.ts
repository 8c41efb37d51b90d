/**
 * Names of columns as a header row gives them: trimmed, in one Unicode form (NFC), never empty (`column_7`) and no two
 * alike (`mass`, `mass_2`, `mass_3`).
 */
export function columnNames(cells: readonly string[]): readonly string[] {
  const wanted = cells.map((cell, index) => cell.trim().normalize('NFC') || `column_${index + 1}`);
  const taken = new Set<string>();
  // A name that stands in the file as it is goes to its own column, not to the copy of another.
  const written = new Set(wanted);
  return wanted.map((name) => {
    let unique = name;
    for (let copy = 2; taken.has(unique) || (unique !== name && written.has(unique)); copy += 1)
      unique = `${name}_${copy}`;
    taken.add(unique);
    return unique;
  });
}
