import type { Schedule } from './event-queue.ts';

/** At full speed the page is drawn anew at most ten times a second (look.md 6): between that it stays smooth. */
const MILLISECONDS_BETWEEN_DRAWINGS = 100;

/** Where a drawing takes long, the page rests for so many times as long: people who scroll or press find it answering. */
const REST = 6;
const LONGEST_REST_MILLISECONDS = 600;

/** The pace of a page that people look at. */
export function createPagePace(): Schedule {
  let last = -Infinity;
  let cost = 0;
  return (callback, isUrgent) => {
    const draw = () => {
      const start = performance.now();
      last = start;
      callback();
      // A timer set in a frame fires after the frame was laid out and painted.
      setTimeout(() => {
        cost = performance.now() - start;
      });
    };
    const rest = Math.max(MILLISECONDS_BETWEEN_DRAWINGS, Math.min(REST * cost, LONGEST_REST_MILLISECONDS));
    const wait = isUrgent ? 0 : last + rest - performance.now();
    if (wait <= 0) withNextFrame(draw);
    else setTimeout(() => withNextFrame(draw), wait);
  };
}

/** With the next frame; in a hidden tab, where there are no frames, four times a second. */
function withNextFrame(callback: () => void): void {
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, 250);
}
