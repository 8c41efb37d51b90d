// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ScrollBox } from './ScrollBox.tsx';

/** Of what is in the box; the box itself is 300 by 300. Layout is seen in a browser only. */
const content = { width: 300, height: 300 };
let measure: () => void = () => undefined;

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        measure = callback;
      }
      observe() {
        return undefined;
      }
      disconnect() {
        return undefined;
      }
    },
  );
  const size = (name: keyof HTMLElement, value: () => number) => {
    vi.spyOn(HTMLElement.prototype, name as 'clientWidth', 'get').mockImplementation(value);
  };
  size('clientWidth', () => 300);
  size('clientHeight', () => 300);
  size('scrollWidth', () => content.width);
  size('scrollHeight', () => content.height);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function show(width: number, height: number): void {
  Object.assign(content, { width, height });
  act(() => {
    measure();
  });
}

test.each([
  ['higher', 300, 301],
  ['wider', 301, 300],
])(
  'where its content is %s than it, it is a region with a name that the keyboard can reach',
  (_what, width, height) => {
    render(<ScrollBox label="Rows of training.csv">rows</ScrollBox>);
    show(width, height);
    expect(screen.getByRole('region', { name: 'Rows of training.csv' }).tabIndex).toBe(0);
  },
);

test('where all of it is in sight it is no region and no stop for the keyboard, also after it has shrunk', () => {
  const { container } = render(<ScrollBox label="Rows of training.csv">rows</ScrollBox>);
  for (const height of [300, 301, 300]) show(300, height);
  expect(screen.queryByRole('region')).toBeNull();
  expect(container.querySelector('[tabindex]')).toBeNull();
});
