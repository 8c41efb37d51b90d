import { describe, expect, it } from 'vitest';
import { featureColumnsOf, fitting } from '../testing/feature-columns.ts';
import { encodedColumns, encodeFeatures, fitEncoders } from './encode-features.ts';

function encodeDays(days: readonly string[], changes: Parameters<typeof fitting>[1] = {}, trainCount = days.length) {
  const columns = featureColumnsOf(
    ['day'],
    days.map((day) => [day]),
  );
  const encoders = fitEncoders(
    columns,
    fitting(
      Int32Array.from({ length: trainCount }, (_, row) => row),
      changes,
    ),
  );
  const { data, width } = encodeFeatures(
    encoders,
    columns.map(({ values }) => values),
  );
  const named = encodedColumns(encoders);
  const column = (name: string) => {
    const place = named.findIndex((other) => other.name === `day: ${name}`);
    if (place < 0) throw new Error(`No ${name} in ${named.map((other) => other.name).join(', ')}.`);
    return days.map((_, row) => Number((data[row * width + place] ?? NaN).toFixed(5)) + 0);
  };
  return { encoders, names: named.map(({ name }) => name), how: named.map(({ how }) => how), column };
}

describe('a column of dates', () => {
  it('becomes the scaled year, and sine and cosine of month and weekday', () => {
    const { names, column, how } = encodeDays(['2022-01-03', '2024-04-05', '2022-07-03', '2024-10-01']);
    expect(names).toEqual([
      'day: year',
      'day: month (sin)',
      'day: month (cos)',
      'day: weekday (sin)',
      'day: weekday (cos)',
    ]);
    expect(column('year')).toEqual([-1, 1, -1, 1]);
    expect(column('month (sin)')).toEqual([0, 1, 0, -1]);
    expect(column('month (cos)')).toEqual([1, 0, -1, 0]);
    expect(column('weekday (cos)')[0]).toBe(1); // a Monday
    expect(how.slice(0, 2)).toEqual([
      'x is the year; (x − 2023) / 1: mean 0 and standard deviation 1 in the training rows',
      'sin(2π · month / 12)',
    ]);
  });

  it('puts December beside January, as near as January to February', () => {
    const { column } = encodeDays(['2023-12-05', '2024-01-02', '2024-02-06']);
    const [sine, cosine] = [column('month (sin)'), column('month (cos)')];
    const distance = (one: number, other: number) =>
      Math.hypot((sine[one] ?? NaN) - (sine[other] ?? NaN), (cosine[one] ?? NaN) - (cosine[other] ?? NaN));
    expect(distance(0, 1)).toBeCloseTo(distance(1, 2), 4);
  });

  it('has the hour where there is one, with its minutes', () => {
    const { names, column } = encodeDays(['2024-01-01T00:00', '2024-01-01T06:00', '2024-01-01T13:30']);
    expect(names).toEqual(['day: hour (sin)', 'day: hour (cos)']);
    expect(column('hour (sin)')).toEqual([0, 1, Number(Math.sin((2 * Math.PI * 13.5) / 24).toFixed(5))]);
  });

  it('takes only what differs in the training rows, and nothing from the others', () => {
    const { names, encoders } = encodeDays(['2024-01-01', '2024-01-02', '2025-06-01T12:00'], {}, 2);
    expect(names).toEqual(['day: weekday (sin)', 'day: weekday (cos)']);
    expect(encoders).toMatchObject([{ min: Date.UTC(2024, 0, 1), max: Date.UTC(2024, 0, 2), year: null }]);
  });

  it('fills a missing date with the middle one, and can say where', () => {
    const days = ['2024-01-01', '', '2024-03-01', '2024-03-01'];
    const { column, names } = encodeDays(days, { tellsMissing: true });
    expect(names.at(-1)).toBe('day is missing');
    expect(column('month (sin)')[1]).toBe(column('month (sin)')[2]);
  });

  it('scales the year even where numbers are left as they are: in the thousands it would drown all else', () => {
    expect(encodeDays(['2022-01-01', '2024-01-01'], { scaling: 'none' }).column('year')).toEqual([-1, 1]);
    expect(encodeDays(['2022-01-01', '2024-01-01'], { scaling: 'minMax' }).column('year')).toEqual([0, 1]);
  });

  it('knows days before 1970', () => {
    const { column } = encodeDays(['1969-12-29', '1969-12-31', '1950-01-02']);
    expect(column('weekday (cos)')[0]).toBe(1); // Mondays
    expect(column('weekday (cos)')[2]).toBe(1);
  });
});
