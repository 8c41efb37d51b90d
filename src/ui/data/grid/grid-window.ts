/** Rows or columns that are drawn, and the room that those before and after them would take. */
export interface Window {
  readonly first: number;
  readonly count: number;
  /** In pixels. */
  readonly before: number;
  readonly after: number;
}

export interface Extent {
  /** How many there are. */
  readonly count: number;
  /** Pixels of each. */
  readonly size: number;
  /** Pixels that are seen at once. */
  readonly seen: number;
}

/** Browsers draw nothing beyond some height (Firefox: 17.9 million pixels), so longer tables are scrolled in larger steps. */
const TALLEST = 8_000_000;
/** Drawn beyond what is seen, so that a quick scroll does not show blank rows. */
const MARGIN = 8;

/** What is drawn when it is scrolled so far. */
export function windowAt(scrolled: number, { count, size, seen }: Extent): Window {
  const total = Math.min(count * size, TALLEST);
  const top = topAt(scrolled, { count, size, seen });
  const first = Math.max(0, Math.min(Math.floor(top) - MARGIN, count - 1));
  const last = Math.min(count, Math.ceil(top + seen / size) + MARGIN);
  const shown = Math.max(0, last - first);
  // Exact where all fit into the height; else the rows lie where they are looked at, whatever lies before them.
  const before = count * size <= TALLEST ? first * size : Math.max(0, scrolled - (top - first) * size);
  return { first, count: shown, before, after: Math.max(0, total - before - shown * size) };
}

/** How far to scroll so that an item is in the middle. */
export function scrollTo(index: number, { count, size, seen }: Extent): number {
  const top = Math.max(0, index + 0.5 - seen / size / 2);
  if (count * size <= TALLEST) return Math.round(top * size);
  return Math.round(Math.min(1, top / tops({ count, size, seen })) * (TALLEST - seen));
}

/** The item at the upper edge, with its fraction. */
function topAt(scrolled: number, { count, size, seen }: Extent): number {
  if (count * size <= TALLEST) return scrolled / size;
  return (scrolled / (TALLEST - seen)) * tops({ count, size, seen });
}

/** The item at the upper edge once all is scrolled. */
function tops({ count, size, seen }: Extent): number {
  return Math.max(1, count - seen / size);
}

export function isSameWindow(one: Window, other: Window): boolean {
  return (
    one.first === other.first && one.count === other.count && one.before === other.before && one.after === other.after
  );
}
