/** The text with every line end (CRLF, CR or LF, mixed as they come) as LF. */
export function normaliseLineEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
}

/** How many line feeds there are in a text, or in its beginning. */
export function countLineFeeds(text: string, to = text.length): number {
  let count = 0;
  for (let index = text.indexOf('\n'); index >= 0 && index < to; index = text.indexOf('\n', index + 1)) count += 1;
  return count;
}
