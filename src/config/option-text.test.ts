import { describe, expect, test } from 'vitest';
import type { Option } from '../loop/index.ts';
import { initialText, optionText, readOptionText } from './option-text.ts';

const TEXTS = { label: 'It', explanation: 'What it is.' };
const NUMBER: Option = { ...TEXTS, kind: 'number', min: 0, max: 10, isInteger: false, initial: 1 };
const OPTIONAL: Option = { ...TEXTS, kind: 'optionalNumber', min: 0, max: 10, isInteger: true, initial: null };
const NAMES: Option = { ...TEXTS, kind: 'names', initial: null };
const STATISTICS: Option = { ...TEXTS, kind: 'statistics', initial: ['loss'] };
const MAPPING: Option = { ...TEXTS, kind: 'mapping', initial: { a: 'b' } };
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
    [FLAG, 'true', true],
    [FLAG, 'false', false],
    [TEXT, '', null],
    [TEXT, 'ids', 'ids'],
  ])('%o: %j', (option, text, value) => {
    expect(readOptionText(option, text)).toEqual({ value, problem: null });
    expect(optionText(option, value)).toBe(text);
  });

  test('a field begins with the default', () => {
    expect([NUMBER, OPTIONAL, STATISTICS, MAPPING, FLAG].map(initialText)).toEqual(['1', '', 'loss', 'a: b', 'true']);
  });
});

describe('what cannot be is refused with what is allowed', () => {
  test.each([
    [NUMBER, '11', 'It must be a number from 0 to 10; it is 11.'],
    [NUMBER, '', 'It must be a number from 0 to 10; the field is empty.'],
    [NUMBER, '0,5', 'It must be a number from 0 to 10; it is 0,5. Write a point for the decimals.'],
    [OPTIONAL, '2.5', 'It must be empty or a whole number from 0 to 10; it is 2.5.'],
    [NAMES, 'loss,,accuracy', 'It must be a list of names.'],
    [MAPPING, 'image', 'It must be pairs of names.'],
    [MAPPING, ': pixels', 'It must be pairs of names.'],
  ])('%o: %j', (option, text, problem) => {
    expect(readOptionText(option, text).problem).toBe(problem);
  });
});
