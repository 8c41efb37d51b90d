import { describe, expect, it } from 'vitest';
import { EPOCHS, finishedState, idleState, trainingState } from '../testing/lab-fixture.ts';
import { batchText, epochProgress, progressText, timeLeftText } from './epoch-progress-text.ts';
import { partName, profileParts, profileTotals } from './profile-parts.ts';
import { stripCells } from './strip-cells.ts';

describe('the progress', () => {
  it('counts done epochs; the zeroth does not count', () => {
    expect(progressText(epochProgress(idleState))).toBe('0 of 30 epochs');
    expect(progressText(epochProgress({ ...trainingState, epochs: EPOCHS.slice(0, 1) }))).toBe('0 of 30 epochs');
    expect(progressText(epochProgress(trainingState))).toBe('11 of 30 epochs');
  });

  it('has no total once the run went on beyond its count', () => {
    const state = { ...trainingState, epochs: [{ epochId: 31, variables: {} }] };
    expect(progressText(epochProgress(state))).toBe('31 epochs');
  });

  it('says which batch of which stream, and how long it will take', () => {
    expect(batchText(trainingState)).toBe('train batch 7 of 10');
    expect(timeLeftText(trainingState)).toBe('12 seconds left');
    expect(timeLeftText(finishedState)).toBe('');
  });
});

describe('the strip', () => {
  it('has a box for each epoch from 0 to the last, and one is now', () => {
    const cells = stripCells({ epochs: EPOCHS, total: 30, current: 12, width: 720 });
    expect(cells).toHaveLength(31);
    expect(cells.filter(({ state }) => state === 'now').map(({ fromEpoch }) => fromEpoch)).toEqual([12]);
    expect(cells.filter(({ state }) => state === 'future')).toHaveLength(18);
    expect(cells[0]?.bars.map(({ stream }) => stream)).toEqual(['train', 'valid']);
  });

  it('shares boxes between epochs when there are thousands, inside its width', () => {
    const cells = stripCells({ epochs: EPOCHS, total: 10_000, current: 11, width: 720 });
    expect(cells.length).toBeLessThanOrEqual(102);
    const last = cells.at(-1);
    expect(last !== undefined && last.x + last.width <= 720).toBe(true);
  });

  it('draws no bar for a loss that is not a number', () => {
    const cells = stripCells({
      epochs: [{ epochId: 0, variables: { train: { loss: NaN }, valid: { loss: 2 } } }],
      total: 3,
      current: null,
      width: 300,
    });
    expect(cells[0]?.bars).toEqual([{ stream: 'valid', share: 1 }]);
  });
});

describe('the profile', () => {
  it('is in the order the time was spent, without what took none', () => {
    const parts = profileParts({
      epochId: 1,
      streams: [{ name: 'train', read: 0, model: 2, hooks: 1 }],
      afterEpochHooks: 0.5,
      hookSeconds: [],
    });
    expect(parts.map(partName)).toEqual(['model, train', 'hooks, train', 'hooks after the epoch']);
    expect(profileTotals(parts)).toEqual({ read: 0, model: 2, hooks: 1.5 });
  });
});
