import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeTip, type TipInput } from './place-tip.ts';

const window = { width: 1000, height: 700 };

describe('placeTip', () => {
  it('never covers what it explains and stays in the window', () => {
    const anchors = fc.record({
      left: fc.integer({ min: 0, max: 900 }),
      top: fc.integer({ min: 0, max: 650 }),
      width: fc.integer({ min: 10, max: 100 }),
      height: fc.integer({ min: 10, max: 50 }),
    });
    const tips = fc.record({ width: fc.integer({ min: 40, max: 300 }), height: fc.integer({ min: 20, max: 120 }) });
    fc.assert(
      fc.property(anchors, tips, fc.constantFrom<TipInput['side']>('below', 'right'), (anchor, tip, side) => {
        const { left, top } = placeTip({ anchor, tip, window, side });
        const isApart =
          left >= anchor.left + anchor.width ||
          left + tip.width <= anchor.left ||
          top >= anchor.top + anchor.height ||
          top + tip.height <= anchor.top;
        expect(isApart).toBe(true);
        expect(left >= 0 && left + tip.width <= window.width).toBe(true);
        expect(top >= 0 && top + tip.height <= window.height).toBe(true);
      }),
    );
  });
});
