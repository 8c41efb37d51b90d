import type { Layout } from '../use-media.ts';

/** Heights in pixels of what stands under each other in the column; together with the tabs they fill it without scrolling. */
export interface ChartHeights {
  readonly first: number;
  readonly second: number;
  readonly map: number;
}

export function chartHeights(layout: Layout): ChartHeights {
  if (layout === 'slim') return { first: 190, second: 130, map: 240 };
  return layout === 'rail' ? { first: 138, second: 96, map: 182 } : { first: 164, second: 98, map: 182 };
}
