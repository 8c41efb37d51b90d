import { expect, test } from 'vitest';
import type { BackendDecision } from '../config/backends.ts';
import type { ModelMaker } from './model-maker.ts';
import { CountingModel } from './testing/seam.ts';
import { SessionUnderTest } from './testing/session-under-test.ts';

const decision: BackendDecision = {
  backend: 'wasm',
  reason: 'WASM is the fastest for this model. Steps a second: WASM 900, CPU 300.',
  reports: [
    { backend: 'wasm', outcome: 'measured', stepsPerSecond: 900 },
    { backend: 'cpu', outcome: 'measured', stepsPerSecond: 300 },
    { backend: 'webgpu', outcome: 'skipped', reason: 'This browser has no WebGPU here.' },
    { backend: 'webgl', outcome: 'skipped', reason: 'Software renderer, slower than the processor.' },
  ],
};

const makeModel: ModelMaker = () => Promise.resolve({ model: new CountingModel(), decision });

test("the log begins with the backend's reason, what was skipped and the data's notes, before the loop's own lines", async () => {
  const session = new SessionUnderTest(makeModel);
  session.start();
  await session.until('finished');
  const lines = session.all('logged').map(({ message }) => message);
  const notes = session.all('started')[0]?.plan.dataset.notes ?? [];
  expect(notes.length).toBeGreaterThan(0);
  const opening = [
    decision.reason,
    'WebGPU was skipped: This browser has no WebGPU here.',
    'WebGL was skipped: Software renderer, slower than the processor.',
    ...notes,
  ];
  expect(lines.slice(0, opening.length + 1)).toEqual([...opening, 'Training started']);
  const [firstLine] = session.all('logged');
  expect(session.told.findIndex((event) => event === firstLine)).toBeGreaterThan(
    session.told.findIndex(({ type }) => type === 'started'),
  );
});

test('a run that goes on with the same model does not say it all again', async () => {
  const session = new SessionUnderTest(makeModel);
  session.start();
  await session.until('finished');
  const before = session.all('logged').length;
  session.goOn();
  await session.until('finished', 2);
  expect(session.all('logged')[before]?.message).toBe('Training started');
});
