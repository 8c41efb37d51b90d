/** The text with every line end (CRLF, CR or LF, mixed as they come) as LF. */
export function normaliseLineEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
}

/** How many line feeds there are in a part of a text. */
export function countLineFeeds(text: string, from = 0, to = text.length): number {
  let count = 0;
  for (let index = text.indexOf('\n', from); index >= 0 && index < to; index = text.indexOf('\n', index + 1))
    count += 1;
  return count;
}

/** The line, from 1, on which a character of a text stands. */
export function lineAt(text: string, index: number): number {
  return 1 + countLineFeeds(text, 0, index);
}

/** Where the text begins after so many lines; its end where it has no more. */
export function startAfterLines(text: string, lines: number): number {
  let start = 0;
  for (let skipped = 0; skipped < lines; skipped += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  return start;
}
