import { expect, test } from 'vitest';
import { startForm } from '../../config/experiment-form.ts';
import { mainLoopText } from './main-loop-text.ts';

const { mainLoop } = startForm('penguins');

test.each([
  [{}, 'extra: valid'],
  [{ extraStreams: 'valid, test' }, 'extra: valid, test'],
  [{ extraStreams: '' }, 'no extra streams'],
  [{ skipZerothEpoch: 'true' }, 'skip epoch 0'],
  [{ buffer: '4', onEmptyBatch: 'warn' }, 'buffer 4, on empty batch: warn'],
])('%j reads %s', (change, text) => {
  expect(mainLoopText({ ...mainLoop, ...change })).toBe(text);
});
