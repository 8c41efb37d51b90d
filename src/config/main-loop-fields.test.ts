import { expect, test } from 'vitest';
import { MainLoop } from '../loop/index.ts';
import { MAIN_LOOP_FIELDS } from './main-loop-fields.ts';

const MODEL = { inputNames: [], outputNames: [], run: () => ({}) };

/** What the loop is given by the program, not by a person; the number of epochs has a field of its own. */
const NOT_FIELDS = ['model', 'dataset', 'hooks', 'gate', 'clock', 'log', 'epochsCount'];

test('every option of the main loop that a person may set has a field', () => {
  const make = () => new MainLoop({ model: MODEL, dataset: { streams: {} }, ...{ noSuchOption: 1 } });
  const known = /It has: (.*)\./.exec(String(catchError(make)))?.[1]?.split(', ') ?? [];
  expect(known.filter((name) => !NOT_FIELDS.includes(name)).sort()).toEqual(Object.keys(MAIN_LOOP_FIELDS).sort());
});

test('the loop takes every default and every choice', () => {
  const initial = Object.fromEntries(Object.entries(MAIN_LOOP_FIELDS).map(([name, field]) => [name, field.initial]));
  for (const [name, field] of Object.entries(MAIN_LOOP_FIELDS))
    for (const { value } of field.kind === 'choice' ? field.choices : [{ value: field.initial }])
      expect(
        () => new MainLoop({ model: MODEL, dataset: { streams: {} }, ...initial, ...{ [name]: value } }),
      ).not.toThrow();
});

function catchError(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
