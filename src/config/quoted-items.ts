// Lists as a person writes them in one line: commas between the items, a colon inside of a pair, and quotes around what
// holds one of these or has spaces at its ends. Inside of quotes a quote is written twice.

export interface WrittenItem {
  readonly name: string;
  /** What stands behind the colon; null where there is none. */
  readonly value: string | null;
}

export interface WrittenList {
  readonly items: readonly WrittenItem[];
  /** False where quotes are not closed, or something follows them; such text is then taken as it stands. */
  readonly isClear: boolean;
}

/** One side of a pair, or an item alone: how it looks in quotes and without, up to where it ends. */
interface Side {
  readonly quoted: RegExp;
  readonly plain: RegExp;
}

const BEFORE_COLON: Side = { quoted: /^\s*"((?:[^"]|"")*)"\s*(?=[,:]|$)/, plain: /^[^,:]*/ };
const BEFORE_COMMA: Side = { quoted: /^\s*"((?:[^"]|"")*)"\s*(?=,|$)/, plain: /^[^,]*/ };

/** Items alone; a colon is nothing special. */
export function readList(text: string): WrittenList {
  return readItems(text, BEFORE_COMMA);
}

/** Items of which each may be a pair. */
export function readPairs(text: string): WrittenList {
  return readItems(text, BEFORE_COLON);
}

function readItems(text: string, first: Side): WrittenList {
  const items: WrittenItem[] = [];
  let isClear = true;
  // Each item but the first begins with the comma before it.
  let rest = text.trim() === '' ? '' : `,${text}`;
  while (rest !== '') {
    const name = readSide(rest.slice(1), first);
    const value = name.rest.startsWith(':') ? readSide(name.rest.slice(1), BEFORE_COMMA) : null;
    items.push({ name: name.text, value: value?.text ?? null });
    isClear &&= name.isClear && value?.isClear !== false;
    rest = (value ?? name).rest;
  }
  return { items, isClear };
}

function readSide(text: string, { quoted, plain }: Side): { text: string; rest: string; isClear: boolean } {
  const [all, inside] = quoted.exec(text) ?? [];
  if (all !== undefined && inside !== undefined)
    return { text: inside.replaceAll('""', '"'), rest: text.slice(all.length), isClear: true };
  const [found = ''] = plain.exec(text) ?? [];
  const trimmed = found.trim();
  return { text: trimmed, rest: text.slice(found.length), isClear: !trimmed.startsWith('"') };
}

/** An item alone, or what stands behind a colon. */
export function writtenItem(text: string): string {
  return text.includes(',') ? inQuotes(text) : inQuotesIfNeeded(text);
}

/** What stands before a colon. */
export function writtenName(text: string): string {
  return /[,:]/.test(text) ? inQuotes(text) : inQuotesIfNeeded(text);
}

function inQuotesIfNeeded(text: string): string {
  return text.startsWith('"') || text !== text.trim() ? inQuotes(text) : text;
}

function inQuotes(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
