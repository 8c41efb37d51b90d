import { expect, test } from 'vitest';
import { ArtifactShelf } from './artifact-shelf.ts';

const csv = (name: string, content: string) => ({ name, mediaType: 'text/csv', content, epochId: null });

test('what was written is read back, and a second of the same name replaces it', () => {
  const shelf = new ArtifactShelf();
  shelf.write(csv('a.csv', 'one'));
  shelf.write({ ...csv('a.csv', 'two'), epochId: 3 });
  expect(shelf.read('a.csv')).toEqual({ name: 'a.csv', mediaType: 'text/csv', revision: 2, content: 'two' });
  expect(shelf.takeChanges()).toEqual([{ name: 'a.csv', mediaType: 'text/csv', epochId: 3, size: 3, revision: 2 }]);
  expect(shelf.read('b.csv')).toBeNull();
});

test('appended text comes out as one', () => {
  const shelf = new ArtifactShelf();
  for (const row of ['a\n', 'b\n', 'c\n']) shelf.append(csv('rows.csv', row));
  expect(shelf.read('rows.csv')?.content).toBe('a\nb\nc\n');
});

test('changes are told once', () => {
  const shelf = new ArtifactShelf();
  expect(shelf.takeChanges()).toBeNull();
  shelf.append(csv('rows.csv', 'a'));
  expect(shelf.takeChanges()).toHaveLength(1);
  expect(shelf.takeChanges()).toBeNull();
  shelf.append(csv('rows.csv', 'b'));
  expect(shelf.takeChanges()).toEqual([
    { name: 'rows.csv', mediaType: 'text/csv', epochId: null, size: 2, revision: 2 },
  ]);
});

test('beyond a thousand the oldest go, and that is told', () => {
  const dropped: string[] = [];
  const shelf = new ArtifactShelf((name) => dropped.push(name));
  for (let index = 0; index < 1002; index += 1) shelf.write(csv(`${index}.csv`, 'x'));
  expect(dropped).toEqual(['0.csv', '1.csv']);
  expect(shelf.takeChanges()).toHaveLength(1000);
});

test('what still grows is the newest and stays, however long ago it began', () => {
  const shelf = new ArtifactShelf();
  shelf.append(csv('rows.csv', 'head\n'));
  for (let index = 0; index < 1500; index += 1) {
    shelf.write(csv(`${index}.csv`, 'x'));
    shelf.append(csv('rows.csv', '.'));
  }
  expect(shelf.takeChanges()?.at(-1)?.name).toBe('rows.csv');
  expect(shelf.read('rows.csv')?.content).toBe(`head\n${'.'.repeat(1500)}`);
});

test('bytes come out as bytes', () => {
  const shelf = new ArtifactShelf();
  const content = Uint8Array.of(1, 2, 3);
  shelf.write({ name: 'mask.png', mediaType: 'image/png', content, epochId: 1 });
  expect(shelf.read('mask.png')?.content).toEqual(content);
});

test('what is written anew at the same size and epoch has a higher revision, also after it was dropped', () => {
  const shelf = new ArtifactShelf();
  const revision = () => shelf.read('mask.png')?.revision ?? NaN;
  const write = (name: string) => {
    shelf.write({ name, mediaType: 'image/png', content: Uint8Array.of(1), epochId: null });
  };
  write('mask.png');
  const first = revision();
  write('other.png');
  write('mask.png');
  const second = revision();
  expect(second).toBeGreaterThan(first);
  expect(shelf.takeChanges()?.at(-1)).toMatchObject({ name: 'mask.png', revision: second });
  for (let index = 0; index < 1000; index += 1) write(`${index}.png`);
  expect(shelf.read('mask.png')).toBeNull();
  write('mask.png');
  expect(revision()).toBeGreaterThan(second);
});
