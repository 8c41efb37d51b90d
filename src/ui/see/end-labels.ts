/** A label at the end of a line: where the line ends, and where its text has room. */
export interface EndLabel {
  readonly stream: string;
  readonly value: number;
  readonly lineY: number;
  readonly textY: number;
}

const LINE_HEIGHT = 14;

/** Moves labels apart that would overlap, keeping their order, inside `top` to `bottom`. */
export function spreadLabels(
  labels: readonly Omit<EndLabel, 'textY'>[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): readonly EndLabel[] {
  const sorted = [...labels].sort((a, b) => a.lineY - b.lineY);
  const places: number[] = [];
  for (const { lineY } of sorted) places.push(Math.max(lineY, (places.at(-1) ?? -Infinity) + LINE_HEIGHT, top));
  // Pushed out below: move up again from the last.
  let lowest = bottom;
  for (let index = places.length - 1; index >= 0; index -= 1) {
    places[index] = Math.min(places[index] ?? lowest, lowest);
    lowest = (places[index] ?? lowest) - LINE_HEIGHT;
  }
  return sorted.map((label, index) => ({ ...label, textY: places[index] ?? label.lineY }));
}
