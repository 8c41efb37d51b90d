// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EPOCHS, epochRow } from '../testing/lab-fixture.ts';
import { MetricsTable } from './MetricsTable.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

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

  it('keeps the row of epoch 0 and the newest, and says what is left out', () => {
    render(<MetricsTable epochs={THOUSAND} names={NAMES} isShown />);
    expect(rowHeaders().slice(0, 3)).toEqual(['0', '701', '702']);
    expect(rowHeaders()).toHaveLength(300);
    expect(rowHeaders().at(-1)).toBe('999');
    expect(screen.getByText('Epoch 0 and the 299 newest; 700 rows are left out here.')).toBeTruthy();
  });

  it('has fewer rows where it is told to, as while the epochs rush by', () => {
    render(<MetricsTable epochs={THOUSAND} names={NAMES} isShown limit={60} />);
    expect(rowHeaders()).toEqual(['0', ...THOUSAND.slice(-59).map(({ epochId }) => String(epochId))]);
    expect(screen.getByText('Epoch 0 and the 59 newest; 940 rows are left out here.')).toBeTruthy();
  });
});

const THOUSAND = Array.from({ length: 1000 }, (_, epochId) => epochRow(epochId, [1000 - epochId, 1], [0.5, 0.5]));

function rowHeaders(): readonly string[] {
  return screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
}

function sortBy(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

function sortOf(name: string): string | null {
  return screen.getByRole('columnheader', { name }).getAttribute('aria-sort');
}

describe('the table as it is shown', () => {
  it('is sorted by the head of a column, and the other way round when it is pressed again', () => {
    const epochs = [
      epochRow(0, [3, 1], [0.1, 0.2]),
      epochRow(1, [NaN, 1], [0.2, 0.3]),
      epochRow(2, [1, 1], [0.3, 0.1]),
    ];
    render(<MetricsTable epochs={epochs} names={NAMES} isShown />);
    expect(sortOf('epoch')).toBe('ascending');
    sortBy('train loss');
    expect(rowHeaders()).toEqual(['2', '0', '1']);
    expect([sortOf('train loss'), sortOf('epoch')]).toEqual(['ascending', null]);
    sortBy('train loss');
    expect(rowHeaders()).toEqual(['0', '2', '1']);
    expect(sortOf('train loss')).toBe('descending');
  });

  it('has heads whose text is their name alone, for scripts', () => {
    render(<MetricsTable epochs={EPOCHS} names={NAMES} isShown />);
    const heads = screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
    expect(heads).toEqual(['epoch', 'train loss', 'train accuracy', 'valid loss', 'valid accuracy']);
  });

  it('shows the best of all rows in another order, and still epoch 0', () => {
    render(<MetricsTable epochs={THOUSAND} names={NAMES} isShown />);
    sortBy('train loss');
    expect(rowHeaders().slice(0, 2)).toEqual(['999', '998']);
    expect(rowHeaders().at(-1)).toBe('0');
    expect(screen.getByText('Epoch 0 and the 299 smallest; 700 rows are left out here.')).toBeTruthy();
  });

  it('has nothing to press while it is not seen', () => {
    render(<MetricsTable epochs={EPOCHS} names={NAMES} isShown={false} />);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is copied as CSV with every epoch and every figure', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const epochs = [...THOUSAND, epochRow(1000, [1 / 3, NaN], [0.5, 1])];
    render(<MetricsTable epochs={epochs} names={NAMES} isShown />);
    fireEvent.click(screen.getByRole('button', { name: 'Copy as CSV' }));
    expect(await screen.findByText('Copied 1,001 rows.')).toBeTruthy();
    const lines = writeText.mock.calls[0]?.[0].split('\n') ?? [];
    expect(lines[0]).toBe('epoch,train loss,train accuracy,valid loss,valid accuracy');
    expect(lines[1001]).toBe('1000,0.3333333333333333,0.5,NaN,1');
  });

  it('says so where the browser does not let it copy', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
    render(<MetricsTable epochs={EPOCHS} names={NAMES} isShown />);
    fireEvent.click(screen.getByRole('button', { name: 'Copy as CSV' }));
    expect(await screen.findByText(/did not allow it/)).toBeTruthy();
  });
});
