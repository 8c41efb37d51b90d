import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { IDBFactory } from 'fake-indexeddb';
import type { FileRecord } from './file-keeper.ts';
import { IndexedDbFiles } from './indexed-db-files.ts';

const record = (fileId: string, keptAt = '2026-11-25T10:00:00.000Z'): FileRecord => ({
  fileId,
  name: `${fileId}.csv`,
  size: 3,
  keptAt,
  rowCount: null,
  kept: null,
});

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

test('what is kept is there again for another page, bytes and record', async () => {
  await new IndexedDbFiles().keep(record('a'), Uint8Array.of(1, 2, 3));
  const files = new IndexedDbFiles();
  expect(await files.find('a')).toEqual(record('a'));
  expect(await files.bytes('a')).toEqual(Uint8Array.of(1, 2, 3));
});

test('the newest file is listed first', async () => {
  const files = new IndexedDbFiles();
  await files.keep(record('old', '2026-11-24T10:00:00.000Z'), Uint8Array.of(1));
  await files.keep(record('new', '2026-11-25T10:00:00.000Z'), Uint8Array.of(1));
  expect((await files.list()).map(({ fileId }) => fileId)).toEqual(['new', 'old']);
});

test('of a part of a larger buffer only that part is kept', async () => {
  const files = new IndexedDbFiles();
  await files.keep(record('a'), Uint8Array.of(9, 1, 2, 9).subarray(1, 3));
  expect(await files.bytes('a')).toEqual(Uint8Array.of(1, 2));
});

test('a record is amended, and one that is not there stays away', async () => {
  const files = new IndexedDbFiles();
  await files.keep(record('a'), Uint8Array.of(1));
  await files.amend('a', { rowCount: 7 });
  await files.amend('b', { rowCount: 7 });
  expect(await files.list()).toEqual([{ ...record('a'), rowCount: 7 }]);
});

test('a deleted file leaves neither record nor bytes', async () => {
  const files = new IndexedDbFiles();
  await files.keep(record('a'), Uint8Array.of(1));
  await files.delete('a');
  expect(await files.list()).toEqual([]);
  expect(await files.find('a')).toBeNull();
  expect(await files.bytes('a')).toBeNull();
});
