import { fireEvent, render, screen } from '@testing-library/react';
import { editedPoints, type PlanePoint } from '../../../../config/drawn-points.ts';
import { startForm } from '../../../../config/experiment-form.ts';
import type { DatasetSummary } from '../../../../protocol/messages.ts';
import type { LabState } from '../../../../store/lab-state.ts';
import { LabContext } from '../../../lab-context.ts';
import { fixtureLab, idleState } from '../../../testing/lab-fixture.ts';
import { LabKeys } from '../../../ScreenKeys.tsx';
import { mapFrame } from '../../map-frame.ts';
import { SeeColumn } from '../../SeeColumn.tsx';

export const SEEDS: readonly PlanePoint[] = [
  { x: 0.5, y: 0.5, classIndex: 0, part: 'train' },
  { x: -0.5, y: -0.5, classIndex: 0, part: 'valid' },
  { x: -0.5, y: 0.5, classIndex: 1, part: 'train' },
  { x: 0.5, y: -0.5, classIndex: 1, part: 'test' },
];

export function xorLike(points = SEEDS): DatasetSummary {
  const streamNames = ['train', 'valid', 'test'];
  const range = [-1, 1] as const;
  return {
    ...(idleState.dataset as DatasetSummary),
    name: 'xor',
    streamNames,
    target: { kind: 'classes', name: 'class', classNames: ['same sign', 'different sign'] },
    plane: {
      xLabel: 'x',
      yLabel: 'y',
      x: Float32Array.from(points, ({ x }) => x),
      y: Float32Array.from(points, ({ y }) => y),
      classIndex: Uint8Array.from(points, ({ classIndex }) => classIndex),
      streamIndex: Uint8Array.from(points, ({ part }) => streamNames.indexOf(part)),
      xRange: range,
      yRange: range,
      xEncoding: { mean: 0, scale: 1 },
      yEncoding: { mean: 0, scale: 1 },
    },
  };
}

export const xorState: LabState = { ...idleState, form: startForm('xor'), dataset: xorLike() };

/** What happens, with what its actions and keys were asked for; `points` are those of the form, null for those of the seed. */
export function show(state: LabState = xorState) {
  const asked: string[] = [];
  const lab = fixtureLab(state, (name) => asked.push(name));
  render(
    <LabContext value={lab}>
      <SeeColumn tab="map" onTab={() => undefined} />
      <LabKeys perform={(key) => asked.push(key)} />
    </LabContext>,
  );
  return { asked, store: lab.store, points: () => editedPoints(lab.store.getState().form) };
}

export const toggle = () => screen.queryByRole('button', { name: 'Edit points' });
export const map = () => screen.getByRole('application', { name: /^Points to edit/ });
export const said = () => screen.getByRole('status', { name: 'Points' }).textContent;
export const button = (name: string) => screen.getByRole('button', { name });

/** The page with points being edited. */
export function edit(state?: LabState) {
  const page = show(state);
  fireEvent.click(toggle() as Element);
  return page;
}

export function press(...keys: readonly string[]): void {
  for (const key of keys) {
    const [name = '', ...modifiers] = key.split('+').reverse();
    fireEvent.keyDown(map(), {
      key: name,
      shiftKey: modifiers.includes('Shift'),
      ctrlKey: modifiers.includes('Control'),
    });
  }
}

export const frame = mapFrame({ xLabel: 'x', yLabel: 'y', xRange: [-1.15, 1.15], yRange: [-1.15, 1.15] }, 412, 280);

/** A pointer at a place of the plane. */
export function at(x: number, y: number, more: object = {}) {
  return { clientX: frame.x(x), clientY: frame.y(y), button: 0, isPrimary: true, pointerId: 1, ...more };
}

export function click(x: number, y: number, more: object = {}): void {
  fireEvent.pointerDown(map(), at(x, y, more));
  fireEvent.pointerUp(map(), at(x, y, more));
}
