import { expect, test } from 'vitest';
import { CheckpointShelf } from './checkpoint-shelf.ts';

test('a checkpoint is found by its name, and a later one of that name replaces it', () => {
  const shelf = new CheckpointShelf();
  shelf.save({ name: 'best', epochId: 1, model: 'first' });
  shelf.save({ name: 'latest', epochId: 2, model: 'second' });
  shelf.save({ name: 'best', epochId: 3, model: 'third' });
  expect(shelf.find('best')).toEqual({ name: 'best', epochId: 3, model: 'third' });
  expect(shelf.find('worst')).toBeNull();
  expect(shelf.takeChanges()).toEqual([
    { name: 'latest', epochId: 2 },
    { name: 'best', epochId: 3 },
  ]);
  expect(shelf.takeChanges()).toBeNull();
});

test('of more than a hundred the oldest go, but not one that is renewed', () => {
  const shelf = new CheckpointShelf();
  for (let epochId = 0; epochId < 150; epochId += 1) {
    shelf.save({ name: String(epochId), epochId, model: null });
    shelf.save({ name: 'best', epochId, model: null });
  }
  expect(shelf.takeChanges()).toHaveLength(100);
  expect([shelf.find('0'), shelf.find('149')?.epochId, shelf.find('best')?.epochId]).toEqual([null, 149, 149]);
});
