// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { LabState } from '../../store/lab-state.ts';
import { LabContext } from '../lab-context.ts';
import { failedState, finishedState, fixtureLab, trainingState } from '../testing/lab-fixture.ts';
import { RunDigest } from './RunDigest.tsx';

afterEach(cleanup);

function show(state: LabState) {
  render(
    <LabContext value={fixtureLab(state)}>
      <RunDigest />
    </LabContext>,
  );
}

it.each([finishedState, failedState])('a run that has $status.name shows the digest of its weights', (state) => {
  show({ ...state, weightsDigest: '3f2a9c41d0e7' });
  const digest = screen.getByText('3f2a9c41d0e7');
  expect(digest.textContent).toBe('weights 3f2a9c41d0e7');
  const explanation = screen.getByText('weights').getAttribute('data-explain');
  expect(explanation).toMatch(/same digest after the same batches, in every browser and on every machine/);
});

it('a run under way, or one without a model, has no digest', () => {
  show(trainingState);
  expect(screen.queryByText(/weights/)).toBeNull();
});
