import { expect, it } from 'vitest';
import { prepare } from './testing/prepare.ts';
import { siteFile } from './testing/site-files.ts';
import { weather } from './weather.ts';

const DAYS = new TextDecoder()
  .decode(siteFile('seattle-weather.csv'))
  .split('\n')
  .map((line) => line.slice(0, 10));

it('is split in time: it is tested on the last days', () => {
  const { rowForm, rowCounts } = prepare(weather);
  expect(rowCounts).toEqual({ train: 1023, valid: 219, test: 219 });
  const days = (stream: string) => [...(rowForm?.sourceLines[stream] ?? [])].map((line) => DAYS[line - 1] ?? '');
  expect(days('train').at(-1)).toBe('2014-10-19');
  expect(days('valid')[0]).toBe('2014-10-20');
  expect(days('test')).toHaveLength(219);
  expect(days('test')[0]).toBe('2015-05-27');
  expect(days('test').at(-1)).toBe('2015-12-31');
});

it('takes the date apart, and learns the five kinds of weather', () => {
  const { featureNames, target } = prepare(weather);
  expect(featureNames).toEqual([
    'date: year',
    'date: month (sin)',
    'date: month (cos)',
    'date: weekday (sin)',
    'date: weekday (cos)',
    'precipitation',
    'temp_max',
    'temp_min',
    'wind',
  ]);
  expect(target).toMatchObject({ classNames: ['drizzle', 'fog', 'rain', 'snow', 'sun'] });
});
