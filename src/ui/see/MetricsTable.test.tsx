// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { EPOCHS, epochRow } from '../testing/lab-fixture.ts';
import { MetricsTable } from './MetricsTable.tsx';

afterEach(cleanup);

const NAMES = { streams: ['train', 'valid'], variables: ['loss', 'accuracy'] };

function texts(row: HTMLElement): readonly string[] {
  return Array.from(row.children, (cell) => cell.textContent);
}

describe('the table "Metrics by epoch"', () => {
  it('has a column for each variable of each stream, streams outside', () => {
    render(<MetricsTable epochs={EPOCHS} names={NAMES} isShown={false} />);
    const table = screen.getByRole('table', { name: 'Metrics by epoch' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['epoch', 'train loss', 'train accuracy', 'valid loss', 'valid accuracy']);
  });

  it('has one row for each epoch from 0, with four decimals', () => {
    render(<MetricsTable epochs={EPOCHS} names={NAMES} isShown={false} />);
    const [, first, ...others] = screen.getAllByRole('row');
    expect(others).toHaveLength(EPOCHS.length - 1);
    expect(first && texts(first)).toEqual(['0', '0.9894', '0.5833', '0.9795', '0.6078']);
  });

  it('calls a loss that is not a number by its name', () => {
    render(<MetricsTable epochs={[epochRow(0, [NaN, Infinity], [0.5, 0.25])]} names={NAMES} isShown />);
    const row = screen.getAllByRole('row')[1];
    expect(row && texts(row)).toEqual(['0', 'not a number', '0.5000', 'infinite', '0.2500']);
  });

  it('keeps the newest 300 rows and says so', () => {
    const epochs = Array.from({ length: 1000 }, (_, epochId) => epochRow(epochId, [1, 1], [0.5, 0.5]));
    render(<MetricsTable epochs={epochs} names={NAMES} isShown />);
    const rows = screen.getAllByRole('row');
    expect(rows).toHaveLength(301);
    expect(rows[1]?.firstChild?.textContent).toBe('700');
    expect(screen.getByText('The last 300 of 1,000 rows.')).toBeTruthy();
  });
});
