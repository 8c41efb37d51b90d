import { KernelBackend, engine, registerBackend, removeBackend } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { activateBackend, forgetBackend } from './activate-backend.ts';

class FakeBackend extends KernelBackend {
  isDisposed = false;

  override dispose(): void {
    this.isDisposed = true;
  }
}

beforeEach(() => {
  registerBackend('webgl', () => new FakeBackend());
  registerBackend('webgpu', () => Promise.resolve(new FakeBackend()));
});
afterEach(() => {
  for (const name of ['webgl', 'webgpu']) removeBackend(name);
});

test('activating again gives the backend that is there', async () => {
  expect(await activateBackend('webgl')).toBe(await activateBackend('webgl'));
});

test.each(['webgl', 'webgpu'] as const)('after %s was lost it is freed, and starts anew', async (name) => {
  const lost = await activateBackend(name);
  forgetBackend(name, lost);
  expect(lost).toMatchObject({ isDisposed: true });
  const next = await activateBackend(name);
  expect(next).toBeInstanceOf(FakeBackend);
  expect(next).not.toBe(lost);
  expect(next).toMatchObject({ isDisposed: false });
});

test('the loss of a backend that was replaced does not touch the new one', async () => {
  const lost = await activateBackend('webgl');
  forgetBackend('webgl', lost);
  const next = await activateBackend('webgl');
  forgetBackend('webgl', lost);
  expect(next).toMatchObject({ isDisposed: false });
  expect(await activateBackend('webgl')).toBe(next);
});

test('a backend that cannot even be freed does no harm', async () => {
  const lost = await activateBackend('webgl');
  lost.dispose = () => {
    throw new Error('The device is gone.');
  };
  forgetBackend('webgl', lost);
  expect(await activateBackend('webgl')).toBe(lost);
  lost.dispose = () => undefined;
});

test('two activations at once give each its own backend', async () => {
  const [webgpu, webgl] = await Promise.all([activateBackend('webgpu'), activateBackend('webgl')]);
  expect([webgpu, webgl]).toEqual([engine().registry['webgpu'], engine().registry['webgl']]);
});
