// Texts of which every character counts, in a field of one line: what cannot be typed there is written with a backslash.

const WRITTEN: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const MEANT = Object.fromEntries(Object.entries(WRITTEN).map(([meant, written]) => [written, meant]));

export function writeVerbatim(text: string): string {
  return text.replaceAll(/[\\\t\n\r]/g, (meant) => WRITTEN[meant] ?? meant);
}

/** A backslash before any other character is one. */
export function readVerbatim(text: string): string {
  return text.replaceAll(/\\[\\tnr]/g, (written) => MEANT[written] ?? written);
}
