import type { TableEvent } from '../protocol/table-messages.ts';
import { IndexedDbFiles } from '../storage/indexed-db-files.ts';
import { sha256 } from './sha-256.ts';
import type { ShelfOptions } from './table-shelf.ts';
import { createTables, type Tables } from './tables.ts';

/** Tables whose files the browser keeps. */
export function openBrowserTables(
  world: Omit<ShelfOptions, 'files' | 'hash'>,
  post: (event: TableEvent) => void,
): Tables {
  return createTables({ ...world, files: new IndexedDbFiles(), hash: sha256, post });
}
