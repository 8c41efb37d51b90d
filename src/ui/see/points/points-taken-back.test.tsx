// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withPoints, type PlanePoint } from '../../../config/drawn-points.ts';
import { startForm } from '../../../config/experiment-form.ts';
import type { DatasetSummary, RunPlan } from '../../../protocol/messages.ts';
import type { LabState } from '../../../store/lab-state.ts';
import { finishedState } from '../../testing/lab-fixture.ts';
import { SEEDS, button, click, edit, map, press, said, toggle, xorLike, xorState } from './testing/edit-points.tsx';

beforeEach(() => {
  // Painting is seen in a browser only.
  vi.stubGlobal('Path2D', Array);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('taking back', () => {
  it('Ctrl+Z takes back one edit after the other, to the points of the seed', () => {
    const { points } = edit();
    click(0, 0);
    press('n', 'Delete');
    const all = points();
    press('Control+z');
    expect(said()).toBe('Taken back: removing a point.');
    expect(points()).toHaveLength((all?.length ?? 0) + 1);
    press('Control+z');
    expect(said()).toBe('Taken back: adding a point.');
    expect(points()).toBeNull();
    press('Control+z');
    expect(said()).toBe('There is nothing to take back.');
  });

  it('while a point is picked up, it is put back first', () => {
    const { points } = edit();
    click(0, 0);
    press('n', 'm', 'ArrowUp', 'Control+z');
    expect(said()).toMatch(/^The point is back/);
    expect(points()).toHaveLength(5);
  });

  it('works after editing was left and begun again', () => {
    const { points } = edit();
    click(0, 0);
    press('Escape');
    fireEvent.click(toggle() as Element);
    fireEvent.click(button('Undo'));
    expect(points()).toBeNull();
  });

  it('does not reach over to another data set', () => {
    const { store, points } = edit();
    click(0, 0);
    fireEvent.click(button('Points as the seed made them'));
    act(() => store.setState({ form: startForm('moons'), dataset: { ...xorLike(), name: 'moons' } }));
    fireEvent.click(toggle() as Element);
    expect(button('Undo').getAttribute('aria-disabled')).toBe('true');
    expect(points()).toBeNull();
  });

  it('the points of the seed come back with a button, and go with Undo', () => {
    const { points } = edit();
    expect(button('Points as the seed made them').getAttribute('aria-disabled')).toBe('true');
    click(0, 0);
    expect(screen.getByText(/^These points are yours: Noise, Points and Seed do not change them/)).toBeTruthy();
    fireEvent.click(button('Points as the seed made them'));
    expect(points()).toBeNull();
    expect(screen.queryByText(/^These points are yours/)).toBeNull();
    fireEvent.click(button('Undo'));
    expect(points()).toHaveLength(5);
  });

  it('nothing is edited while those of the seed are still being made', () => {
    const dataset = xorLike();
    const { points } = edit({
      ...xorState,
      dataset: { ...dataset, plane: { ...(dataset.plane as NonNullable<DatasetSummary['plane']>), isEdited: true } },
    });
    click(0, 0);
    expect(points()).toBeNull();
    expect(said()).toBe('The points are being made.');
  });
});

it('there are no more than 2,000 points', () => {
  const many = Array.from({ length: 2000 }, () => SEEDS[0] as PlanePoint);
  const { points } = edit({ ...xorState, dataset: xorLike(many) });
  click(0, 0);
  expect(points()).toBeNull();
  expect(said()).toBe('There are 2,000 points, as many as there may be. Remove one first.');
});

it('a problem of the points stands beside the map', () => {
  edit({ ...xorState, problems: { points: 'No point is in valid.' } });
  expect(screen.getByRole('alert').textContent).toBe('No point is in valid.');
});

it('points chosen before others came in their place are in nobody’s hand', () => {
  const { store, points } = edit();
  press('n', 'm');
  act(() => store.setState({ form: withPoints(store.getState().form, SEEDS.slice(0, 2)) }));
  expect(button('Remove').getAttribute('aria-disabled')).toBe('true');
  press('Enter');
  expect(points()).toHaveLength(3);
});

describe('while there is a run', () => {
  const { config, ...plan } = finishedState.plan as RunPlan;
  const state: LabState = {
    ...finishedState,
    form: startForm('xor'),
    dataset: xorLike(),
    map: null,
    plan: { ...plan, dataset: xorLike(), config: { ...config, dataset: { ...config.dataset, name: 'xor' } } },
  };

  it('the editor says that the run keeps its points, and offers to train on others once there are any', () => {
    const { asked } = edit(state);
    expect(screen.getByText(/^The run in hand keeps its points/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Train on these points' })).toBeNull();
    click(0, 0);
    fireEvent.click(button('Train on these points'));
    expect(asked).toContain('trainAnew');
  });

  it('the map shows the points of the run when editing is left', () => {
    const { store } = edit(state);
    click(0, 0);
    act(() => store.setState({ dataset: xorLike([...SEEDS, SEEDS[0] as PlanePoint]) }));
    expect(map().getAttribute('aria-label')).toBe('Points to edit, 5');
    press('Escape');
    expect(screen.getByRole('img', { name: /4 rows/ })).toBeTruthy();
  });

  it('training on them waits until the set-up has no problem', () => {
    const { asked } = edit({ ...state, config: null });
    click(0, 0);
    fireEvent.click(button('Train on these points'));
    expect(asked).not.toContain('trainAnew');
  });
});
