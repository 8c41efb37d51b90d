import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Option } from '../loop/index.ts';
import { initialText, optionText, readOptionText } from './option-text.ts';

const TEXTS = { label: 'It', explanation: 'What it is.' };
const NUMBER: Option = { ...TEXTS, kind: 'number', min: 0, max: 10, isInteger: false, initial: 1 };
const OPTIONAL: Option = { ...TEXTS, kind: 'optionalNumber', min: 0, max: 10, isInteger: true, initial: null };
const NAMES: Option = { ...TEXTS, kind: 'names', initial: null };
const STATISTICS: Option = { ...TEXTS, kind: 'statistics', initial: ['loss'] };
const MAPPING: Option = { ...TEXTS, kind: 'mapping', initial: { a: 'b' } };
const STREAM: Option = { ...TEXTS, kind: 'text', names: 'stream', initial: 'valid' };
const VERBATIM: Option = { ...TEXTS, kind: 'text', isVerbatim: true, initial: ',' };
const FLAG: Option = { ...TEXTS, kind: 'flag', initial: true };
const TEXT: Option = { ...TEXTS, kind: 'optionalText', initial: null };

describe('what a person writes is what the option means, both ways', () => {
  test.each([
    [NUMBER, '2.5', 2.5],
    [OPTIONAL, '', null],
    [OPTIONAL, '3', 3],
    [NAMES, '', null],
    [NAMES, 'loss, accuracy', ['loss', 'accuracy']],
    [STATISTICS, 'loss: mean std, accuracy', [{ loss: ['mean', 'std'] }, 'accuracy']],
    [MAPPING, 'image: pixels, a: b', { image: 'pixels', a: 'b' }],
    [NAMES, '"a, b", say "hi"', ['a, b', 'say "hi"']],
    [NAMES, 'time: day', ['time: day']],
    [STATISTICS, '"a: b": mean, "c"": d"', [{ 'a: b': ['mean'] }, 'c": d']],
    [MAPPING, 'notes.txt: "Penguins, run 1"', { 'notes.txt': 'Penguins, run 1' }],
    [MAPPING, 'a: " b ", time: 12:30', { a: ' b ', time: '12:30' }],
    [MAPPING, 'a: """No,"" he said"', { a: '"No," he said' }],
    [VERBATIM, ' ', ' '],
    [VERBATIM, '\\t', '\t'],
    [VERBATIM, '\\\\t', '\\t'],
    [FLAG, 'true', true],
    [FLAG, 'false', false],
    [TEXT, '', null],
    [TEXT, 'ids', 'ids'],
  ])('%o: %j', (option, text, value) => {
    expect(readOptionText(option, text)).toEqual({ value, problem: null });
    expect(optionText(option, value)).toBe(text);
  });

  test.each([
    [NAMES, ' "loss" ,accuracy', ['loss', 'accuracy']],
    [MAPPING, '"notes.txt" : "Penguins, run 1"', { 'notes.txt': 'Penguins, run 1' }],
    [STATISTICS, 'loss: "mean"', [{ loss: ['mean'] }]],
    [VERBATIM, '\\x', '\\x'],
  ])('%o: %j may be written so too', (option, text, value) => {
    expect(readOptionText(option, text)).toEqual({ value, problem: null });
  });

  const name = fc.string({ minLength: 1, unit: fc.constantFrom('a', ' ', ',', ':', '"', '\n', '\\', 'ß') });
  const aggregations = fc.array(fc.constantFrom('mean', 'std', 'q95'));
  const request = fc.oneof(
    name,
    fc.tuple(name, aggregations).map(([variable, wanted]) => ({ [variable]: wanted })),
  );
  const cases: readonly [Option, fc.Arbitrary<unknown>][] = [
    [NAMES, fc.array(name, { minLength: 1 })],
    [MAPPING, fc.dictionary(name, name)],
    [STATISTICS, fc.array(request)],
    [VERBATIM, fc.string({ unit: fc.constantFrom('a', ' ', '\t', '\n', '\r', '\\', 't', 'n') })],
  ];

  test.each(cases)('%o: every value reads back as it was', (option, values) => {
    fc.assert(
      fc.property(values, (value) => {
        expect(readOptionText(option, optionText(option, value))).toEqual({ value, problem: null });
      }),
    );
  });

  test.each(cases)('%o: whatever is typed can be read and told', (option) => {
    const typed = fc.string({ unit: fc.constantFrom('a', ' ', ',', ':', '"') });
    fc.assert(
      fc.property(typed, (text) => {
        const { value, problem } = readOptionText(option, text);
        if (problem === null) expect(readOptionText(option, optionText(option, value)).value).toEqual(value);
      }),
    );
  });

  test('a field begins with the default', () => {
    expect([NUMBER, OPTIONAL, STATISTICS, MAPPING, FLAG].map(initialText)).toEqual(['1', '', 'loss', 'a: b', 'true']);
  });
});

const PAIRS = 'It must be pairs of names. Write them as `features: flat_features, target: flat_target`.';
const QUOTES = 'It: text that begins with a quote must end with one. Inside of it write a quote twice.';

describe('what cannot be is refused with what is allowed', () => {
  test.each([
    [NUMBER, '11', 'It must be a number from 0 to 10; it is 11.'],
    [NUMBER, '', 'It must be a number from 0 to 10; the field is empty.'],
    [NUMBER, '0,5', 'It must be a number from 0 to 10; it is 0,5. Write a point for the decimals.'],
    [OPTIONAL, '2.5', 'It must be empty or a whole number from 0 to 10; it is 2.5.'],
    [NAMES, 'loss,,accuracy', 'It must be a list of names.'],
    [MAPPING, 'image', PAIRS],
    [MAPPING, ': pixels', PAIRS],
    [MAPPING, 'a: "b', QUOTES],
    [MAPPING, '"a" b: c', QUOTES],
    [NAMES, '"a", "b" c', QUOTES],
    [
      STATISTICS,
      'loss,,accuracy',
      'It must be a list of names, each alone or with its aggregations. Write them as `loss: mean std, accuracy`.',
    ],
    [
      { ...MAPPING, example: { 'notes.txt': 'Penguins, run 1' } },
      'notes.txt',
      'It must be pairs of names. Write them as `notes.txt: "Penguins, run 1"`.',
    ],
    [STREAM, ' ', 'It must name a stream, but is empty.'],
    [{ ...STREAM, names: 'file' as const }, '/', "It must name a file, but is '/'."],
  ])('%o: %j', (option, text, problem) => {
    expect(readOptionText(option, text).problem).toBe(problem);
  });
});
