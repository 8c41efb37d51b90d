// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PlanePoint } from '../../../config/drawn-points.ts';
import { startForm } from '../../../config/experiment-form.ts';
import { idleState } from '../../testing/lab-fixture.ts';
import {
  SEEDS,
  at,
  button,
  click,
  edit,
  frame,
  map,
  press,
  said,
  show,
  toggle,
  xorLike,
  xorState,
} from './testing/edit-points.tsx';

beforeEach(() => {
  // Painting is seen in a browser only.
  vi.stubGlobal('Path2D', Array);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the button that turns editing on', () => {
  it('is there for data sets that the seed draws, and off at first', () => {
    show();
    expect(toggle()?.getAttribute('aria-pressed')).toBe('false');
    expect(screen.queryByRole('application')).toBeNull();
  });

  it('is not there for other data', () => {
    show(idleState);
    expect(toggle()).toBeNull();
  });

  it('says why so many points cannot be edited', () => {
    const many = Array.from({ length: 2001 }, () => SEEDS[0] as PlanePoint);
    edit({ ...xorState, dataset: xorLike(many) });
    expect(toggle()?.getAttribute('aria-disabled')).toBe('true');
    expect(toggle()?.dataset['explain']).toMatch(/Up to 2,000 points can be edited, but there are 2,001/);
    expect(screen.queryByRole('application')).toBeNull();
  });

  it('brings the keys to the map, and Escape there brings them back', () => {
    edit();
    expect(document.activeElement).toBe(map());
    press('Escape');
    expect(screen.queryByRole('application')).toBeNull();
    expect(document.activeElement).toBe(toggle());
  });

  it('is off again when another data set is chosen', () => {
    const { store } = edit();
    act(() => store.setState({ form: startForm('moons'), dataset: { ...xorLike(), name: 'moons' } }));
    expect(toggle()?.getAttribute('aria-pressed')).toBe('false');
    act(() => store.setState(xorState));
    expect(toggle()?.getAttribute('aria-pressed')).toBe('false');
  });
});

describe('with a pointer', () => {
  it('a click on an empty place adds a point of the chosen class to the chosen stream', () => {
    const { points } = edit();
    expect(said()).toBe('4 points: 2 train, 1 valid, 1 test.');
    fireEvent.click(screen.getByRole('radio', { name: 'different sign' }));
    fireEvent.click(screen.getByRole('radio', { name: 'valid' }));
    click(0.4, -0.2);
    expect(points()).toEqual([...SEEDS, { x: 0.4, y: -0.2, classIndex: 1, part: 'valid' }]);
    expect(said()).toBe('Added a point of class different sign at 0.40, −0.20 to valid.');
  });

  it('a drag moves the point under it, which stays what it is', () => {
    const { points } = edit();
    fireEvent.pointerDown(map(), at(-0.52, -0.48));
    fireEvent.pointerMove(map(), at(-0.2, -0.2));
    expect(points()).toBeNull();
    fireEvent.pointerUp(map(), at(0.1, 0.2));
    expect(points()?.[1]).toEqual({ x: 0.1, y: 0.2, classIndex: 0, part: 'valid' });
    expect(points()).toHaveLength(4);
    expect(said()).toBe('Moved the point of class same sign to 0.10, 0.20, in valid.');
  });

  it('a drag leads no further than the edge of the map', () => {
    const { points } = edit();
    fireEvent.pointerDown(map(), at(0.5, 0.5));
    fireEvent.pointerUp(map(), at(0.5, 0.5));
    fireEvent.pointerDown(map(), at(0.5, 0.5));
    fireEvent.pointerMove(map(), at(9, 9));
    fireEvent.pointerUp(map(), at(9, 9));
    expect(points()?.[0]).toMatchObject({ x: 1.15, y: 1.15 });
  });

  it('a click on a point chooses it, and Remove takes it away', () => {
    const { points } = edit();
    expect(button('Remove').getAttribute('aria-disabled')).toBe('true');
    click(0.5, 0.5);
    expect(points()).toBeNull();
    expect(said()).toBe('0.50, 0.50: a point of class same sign, in train.');
    fireEvent.click(button('Remove'));
    expect(points()).toEqual(SEEDS.slice(1));
    expect(said()).toBe('Removed the point of class same sign at 0.50, 0.50 from train.');
  });

  it('a Shift-click removes a point, and on an empty place does nothing', () => {
    const { points } = edit();
    click(0, 0, { shiftKey: true });
    expect(points()).toBeNull();
    click(0.5, -0.5, { shiftKey: true });
    expect(points()).toEqual(SEEDS.slice(0, 3));
  });

  it('a finger reaches further than a mouse', () => {
    const { points } = edit();
    const near = 0.5 + 18 / (frame.x(1) - frame.x(0));
    click(near, 0.5, { pointerType: 'touch' });
    expect(points()).toBeNull();
    click(near, 0.5, { pointerType: 'mouse' });
    expect(points()).toHaveLength(5);
  });

  it('a drag over an empty place, another button and a second finger do nothing', () => {
    const { points } = edit();
    fireEvent.pointerDown(map(), at(0, 0));
    fireEvent.pointerMove(map(), at(0.4, 0));
    fireEvent.pointerUp(map(), at(0.4, 0));
    click(0, 0, { button: 2 });
    click(0, 0, { isPrimary: false, pointerId: 2 });
    expect(points()).toBeNull();
  });

  it('a drag that the browser takes away puts the point back', () => {
    const { points } = edit();
    fireEvent.pointerDown(map(), at(0.5, 0.5));
    fireEvent.pointerMove(map(), at(0, 0));
    fireEvent.pointerCancel(map(), at(0, 0));
    expect(points()).toBeNull();
    expect(said()).toBe('The point is back at 0.50, 0.50.');
  });
});

describe('with keys', () => {
  it('arrows move the cross-hair, with Shift faster, and Enter adds a point there', () => {
    const { points } = edit();
    press('ArrowRight');
    expect(said()).toBe('0.05, 0.00: nothing here.');
    press('Shift+ArrowRight', 'ArrowRight', 'Shift+ArrowDown', 'ArrowUp');
    expect(said()).toBe('0.35, −0.20: nothing here.');
    press('Enter');
    expect(points()?.at(-1)).toEqual({ x: 0.35, y: -0.2, classIndex: 0, part: 'train' });
    expect(said()).toBe('Added a point of class same sign at 0.35, −0.20 to train.');
  });

  it('N and P go from point to point, M picks one up, arrows carry it and Enter puts it down', () => {
    const { points } = edit();
    press('n');
    expect(said()).toBe('0.50, −0.50: a point of class different sign, in test.');
    press('n', 'p', 'p');
    expect(said()).toBe('−0.50, 0.50: a point of class different sign, in train.');
    press('m');
    expect(said()).toMatch(/^Picked up the point of class different sign at −0\.50, 0\.50\. Arrows move it/);
    press('ArrowUp', 'ArrowLeft');
    expect(said()).toBe('−0.55, 0.55.');
    expect(points()).toBeNull();
    press('Enter');
    expect(points()?.[2]).toEqual({ x: -0.55, y: 0.55, classIndex: 1, part: 'train' });
    expect(said()).toBe('Moved the point of class different sign to −0.55, 0.55, in train.');
  });

  it('Enter picks up the point that the cross-hair is on, and Escape puts it back without leaving', () => {
    const { points } = edit();
    press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowUp');
    expect(said()).toBe('0.50, 0.50: a point of class same sign, in train.');
    press('Enter', 'ArrowLeft', 'Escape');
    expect(said()).toBe('The point is back at 0.50, 0.50.');
    expect(points()).toBeNull();
    expect(map()).toBeTruthy();
  });

  it.each(['Delete', 'Backspace'])('%s removes the chosen point', (key) => {
    const { points } = edit();
    press(key);
    expect(said()).toBe('No point is chosen.');
    press('n', key);
    expect(points()).toEqual(SEEDS.slice(0, 3));
    press(key);
    expect(points()).toHaveLength(3);
  });

  it('C and S change the class and the stream of new points', () => {
    const { points } = edit();
    press('c', 's', 's');
    expect(said()).toBe('The next point is of class different sign, in test.');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'test' }).checked).toBe(true);
    press('Enter');
    expect(points()?.at(-1)).toMatchObject({ classIndex: 1, part: 'test' });
    press('c', 's');
    expect(said()).toBe('The next point is of class same sign, in train.');
  });

  it('no single key of the Lab gets out of the editor', () => {
    const { asked } = edit();
    press('e', 'h', 'b', 'n', 'x', 'r', '2', 't', '?', ' ');
    fireEvent.keyDown(button('Undo'), { key: 'b' });
    expect(asked.filter((name) => name !== 'setPoints')).toEqual([]);
    fireEvent.keyDown(document.body, { key: 'b' });
    expect(asked).toContain('batch');
  });
});
