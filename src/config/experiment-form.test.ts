import { expect, test } from 'vitest';
import { DATASET_DESCRIPTIONS } from './dataset-descriptions.ts';
import { readForm, startForm, withField } from './experiment-form.ts';

const FACTS = { inputShape: [2], streamNames: ['train', 'valid', 'test'], trainRowCount: 240 };

test.each(DATASET_DESCRIPTIONS.map(({ name }) => name))('the %s set opens with settings that are all good', (name) => {
  const { config, problems } = readForm(startForm(name), null);
  expect(problems).toBeNull();
  expect(config?.dataset.name).toBe(name);
});

test.each([
  ['learningRate', '0', /from 0.000001 to 1,000; it is 0/],
  ['learningRate', '1001', /from 0.000001 to 1,000/],
  ['learningRate', 'fast', /it is fast/],
  ['learningRate', '0,01', /Write a point for the decimals/],
  ['batchSize', '0', /whole number from 1 to 1,024/],
  ['batchSize', '1.5', /whole number/],
  ['batchSize', '241', /at most 240 here/],
  ['epochs', '', /the field is empty/],
  ['epochs', '10001', /from 1 to 10,000/],
  ['seed', '-1', /from 0 to 4,294,967,295/],
  ['seed', '1e99', /from 0 to/],
  ['hiddenLayers', 'conv 8', /needs an image/],
])('field %s with "%s" is refused with what is allowed', (field, text, says) => {
  const { config, problems } = readForm(withField(startForm('penguins'), field, text), FACTS);
  expect(config).toBeNull();
  expect(problems).toEqual({ [field]: expect.stringMatching(says) as string });
});

test('every bad field has its own problem', () => {
  const form = withField(withField(startForm('penguins'), 'epochs', 'x'), 'seed', 'y');
  expect(Object.keys(readForm(form, null).problems ?? {})).toEqual(['epochs', 'seed']);
});

test('an option of the data set is read and refused like any field', () => {
  const form = withField(startForm('spiral'), 'datasetOptions.noise', '99');
  expect(readForm(form, null).problems).toHaveProperty(['datasetOptions.noise']);
  const good = readForm(withField(startForm('spiral'), 'datasetOptions.noise', '0'), null);
  expect(good.config?.dataset.options).toMatchObject({ noise: 0 });
});

test('choosing a data set brings its settings, but nothing the user typed is lost', () => {
  const typed = withField(withField(startForm('penguins'), 'epochs', '77'), 'seed', '5');
  const form = withField(typed, 'dataset', 'digits');
  expect(form).toMatchObject({
    dataset: 'digits',
    epochs: '77',
    seed: '5',
    hiddenLayers: startForm('digits').hiddenLayers,
  });
});

test('a field that does not exist is an error', () => {
  expect(() => withField(startForm('penguins'), 'momentum', '1')).toThrow(/no field 'momentum'/);
});
