import { expect, it } from 'vitest';
import { gapminder } from './gapminder.ts';
import { prepare } from './testing/prepare.ts';
import { readPass, targets } from './testing/read-streams.ts';

it('learns life expectancy in years from income, population and region', () => {
  const { target, featureNames, streams } = prepare(gapminder);
  expect(target).toMatchObject({ kind: 'number', name: 'health' });
  expect(featureNames.filter((name) => !name.startsWith('region'))).toEqual(['income', 'population']);
  expect(featureNames).toContain('region: south_asia');
  const years = targets(readPass(streams['train'], 0));
  expect(Math.min(...years)).toBeGreaterThan(40);
  expect(Math.max(...years)).toBeLessThan(90);
});
