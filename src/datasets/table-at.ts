import { DATASET_DESCRIPTIONS } from './catalog.ts';
import type { TableDescription } from './dataset-definition.ts';

/** How the file of the site at that path is opened as a table; null where no data set describes it. */
export function tableAt(path: string): TableDescription | null {
  const isThere = DATASET_DESCRIPTIONS.find(({ table }) => table?.path === path);
  return isThere?.table ?? null;
}
