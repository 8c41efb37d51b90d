import type { TextCount } from './text-facts.ts';

/** Texts named in a sentence before the rest is counted. */
const MAX_NAMED = 3;
const MAX_LETTERS = 24;

/** `1 row`, `3 rows`, `2 classes`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A cell as a sentence names it: quoted, on one line, cut where it is long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const letters = Array.from(line);
  return letters.length > MAX_LETTERS ? `'${letters.slice(0, MAX_LETTERS).join('')}…'` : `'${line}'`;
}

/** `'n/d', 'k.A.' and 5 more`. */
export function namedTexts(texts: readonly string[], total = texts.length): string {
  const named = texts.slice(0, MAX_NAMED).map(quoted).join(', ');
  return total > MAX_NAMED ? `${named} and ${total - MAX_NAMED} more` : named;
}

/** `'Adelie' (152), 'Gentoo' (124), 'Chinstrap' (68)`. */
export function countedTexts(texts: readonly TextCount[], total = texts.length): string {
  const named = texts
    .slice(0, MAX_NAMED)
    .map(({ text, count }) => `${quoted(text)} (${count})`)
    .join(', ');
  return total > MAX_NAMED ? `${named} and ${total - MAX_NAMED} more` : named;
}
