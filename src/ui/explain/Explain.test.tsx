// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ExplainLayer } from './Explain.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show(): HTMLElement {
  render(
    <>
      <button type="button" aria-describedby="other" data-explain="Ends the run.">
        Stop
      </button>
      <ExplainLayer />
    </>,
  );
  return screen.getByRole('button');
}

function rest(milliseconds: number): void {
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });
}

describe('an explanation', () => {
  it('comes after the pointer has rested for 300 ms, and goes by Escape', () => {
    const button = show();
    fireEvent.pointerOver(button);
    rest(299);
    expect(screen.queryByRole('tooltip')).toBeNull();
    rest(1);
    expect(screen.getByRole('tooltip').textContent).toBe('Ends the run.');
    fireEvent.keyDown(button, { key: 'Escape' });
    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  it('describes its thing while it is open and leaves other descriptions alone', () => {
    const button = show();
    fireEvent.pointerOver(button);
    rest(300);
    expect(button.getAttribute('aria-describedby')).toBe(`other ${screen.getByRole('tooltip').id}`);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(button.getAttribute('aria-describedby')).toBe('other');
  });
});
