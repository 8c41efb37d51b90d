import type { Layout } from '../use-media.ts';

/** Heights in pixels of what stands under each other in the column; together they fill it without scrolling. */
export interface ChartHeights {
  readonly first: number;
  readonly second: number;
  readonly map: number;
}

export function chartHeights(layout: Layout, hasMap: boolean): ChartHeights {
  if (layout === 'slim') return { first: 190, second: 130, map: 240 };
  if (layout === 'rail') return hasMap ? { first: 138, second: 96, map: 160 } : { first: 190, second: 150, map: 0 };
  return hasMap ? { first: 164, second: 98, map: 196 } : { first: 250, second: 200, map: 0 };
}
