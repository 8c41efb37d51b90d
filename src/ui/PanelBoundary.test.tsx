// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PanelBoundary } from './PanelBoundary.tsx';

// React tells the console of every error it catches, even one that a boundary takes.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('a fault in a panel', () => {
  it('stays in it, says what broke, and can be tried again', () => {
    let isBroken = true;
    const Panel = () => {
      if (isBroken) throw new Error('a value was missing');
      return <p>fine</p>;
    };
    render(
      <>
        <PanelBoundary panel="The map">
          <Panel />
        </PanelBoundary>
        <p>the rest</p>
      </>,
    );
    expect(screen.getByRole('alert', { name: 'The map cannot be shown' }).textContent).toContain('a value was missing');
    expect(screen.getByText('the rest')).toBeTruthy();
    isBroken = false;
    fireEvent.click(screen.getByRole('button', { name: 'Show again' }));
    expect(screen.getByText('fine')).toBeTruthy();
  });
});
