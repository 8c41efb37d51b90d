import { expect, it } from 'vitest';
import { GATE_PLACES } from '../../loop/index.ts';
import { betweenStreams, pointAt } from '../testing/loop-fixture.ts';
import { EVENT_NAMES, LOOP_LINES, PLACES_IN_ORDER, positionText } from './loop-lines.ts';
import { trackGeometry } from './track-geometry.ts';

it('has one line for each place the gate passes, numbered 1 to 15 in the order of the loop', () => {
  expect(PLACES_IN_ORDER).toEqual(GATE_PLACES);
  expect(PLACES_IN_ORDER.map((place) => LOOP_LINES[place].number)).toEqual(GATE_PLACES.map((_, index) => index + 1));
});

it.each([772, 640, 374])('gives each place a station inside the drawing, at width %i', (width) => {
  const { stations, lanes, height } = trackGeometry(width);
  for (const place of GATE_PLACES) {
    const { station } = LOOP_LINES[place];
    const at = station === 'lane' || station === 'bead' ? { x: lanes.left, y: 0 } : stations[station];
    expect(at.x).toBeGreaterThan(0);
    expect(at.x).toBeLessThan(width);
    expect(at.y).toBeLessThan(height);
  }
});

it('has words for a place exactly where no hook is called, and an event exactly where hooks are', () => {
  for (const place of GATE_PLACES) {
    const { event, words } = LOOP_LINES[place];
    expect(words === null).toBe(place in EVENT_NAMES);
    expect(event).toBe(place in EVENT_NAMES ? place : null);
  }
});

it('says in the code what an empty batch leads to and whether the model learns', () => {
  const code = (place: 'checkBatch' | 'runModel', onEmptyBatch: 'warn' | 'error', isTraining: boolean) =>
    LOOP_LINES[place]
      .code({ streams: ['train', 'valid'], onEmptyBatch, isTraining })
      .map(({ text }) => text)
      .join('');
  expect(code('checkBatch', 'error', true)).toBe('if empty: fail');
  expect(code('checkBatch', 'warn', true)).toBe('if empty: warn and skip');
  expect(code('runModel', 'error', false)).toBe('model.run(batch, train=false)');
});

it('tells the position by line, hook, stream and batch, as far as there are such', () => {
  expect(positionText(pointAt('afterBatch', { hookIndex: 1 }), 8)).toBe('line 10, hook 2 of 8, train batch 7');
  expect(positionText(betweenStreams('afterEpoch', { hookIndex: 0 }), 8)).toBe('line 12, hook 1 of 8');
  expect(positionText(betweenStreams('checkEnd'), 8)).toBe('line 14');
  expect(positionText(pointAt('openStream', { batchIndex: 0 }), 8)).toBe('line 4, train');
  expect(positionText(pointAt('readBatch', { batchIndex: 10 }), 8, 10)).toBe('line 6, train, no batch left');
});
