// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PanelBoundary } from './PanelBoundary.tsx';
import { later, useLater } from './use-later.ts';

// React tells the console of every error it catches, even one that a boundary takes.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('a chart that does not arrive takes nothing with it, and Show again fetches it again', async () => {
  const answers = [Promise.reject(new Error('the chunk is gone')), Promise.resolve('the chart')];
  const part = later(() => answers.shift() ?? Promise.reject(new Error('asked too often')));
  function Chart() {
    return <p>{useLater(part) ?? 'not yet'}</p>;
  }
  render(
    <>
      <PanelBoundary panel="The curves">
        <Chart />
      </PanelBoundary>
      <p>the table</p>
    </>,
  );
  expect(screen.getByText('not yet')).toBeTruthy();
  expect((await screen.findByRole('alert')).textContent).toContain('the chunk is gone');
  expect(screen.getByText('the table')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Show again' }));
  expect(await screen.findByText('the chart')).toBeTruthy();
  cleanup();
  render(<Chart />);
  expect(screen.getByText('the chart')).toBeTruthy();
});
