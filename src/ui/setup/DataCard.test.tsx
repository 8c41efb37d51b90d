// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { withPoints } from '../../config/drawn-points.ts';
import { startForm } from '../../config/experiment-form.ts';
import type { LabState } from '../../store/lab-state.ts';
import { LabContext } from '../lab-context.ts';
import { fixtureLab, idleState } from '../testing/lab-fixture.ts';
import { DataCard } from './DataCard.tsx';

afterEach(cleanup);

const dataset = { ...(idleState.dataset as NonNullable<LabState['dataset']>), name: 'xor' };

function show(form = startForm('xor')): void {
  render(
    <LabContext value={fixtureLab({ ...idleState, form, dataset })}>
      <DataCard />
    </LabContext>,
  );
}

it('says that edited points do not come from the seed, and that options change nothing of them', () => {
  show(withPoints(startForm('xor'), [{ x: 0, y: 0, classIndex: 0, part: 'train' }]));
  expect(screen.getByText('edited on the map').dataset['explain']).toMatch(/^Noise, Points and Seed change nothing/);
  expect(screen.getByText('Edited here, on the map.')).toBeTruthy();
});

it('says that other points come from the seed', () => {
  show();
  expect(screen.queryByText('edited on the map')).toBeNull();
  expect(screen.getByText('2 inputs each')).toBeTruthy();
  expect(screen.getByText('Made here, from the seed.')).toBeTruthy();
});
