import { expect, test } from 'vitest';
import { describeHook } from '../../config/hook-list.ts';
import { fieldExplanation } from './field-text.ts';

test.each([
  ['StopAfter', 'epochs', 'End once this epoch is done. From 0 to 1,000,000,000, whole numbers.'],
  [
    'Flatten',
    'variables',
    'Each variable with the name that its flat list gets. ' +
      'Write them as `features: flat_features, target: flat_target`. What holds a comma goes into quotes.',
  ],
  [
    'SaveFile',
    'files',
    'The name of each file with its text. ' +
      'Write them as `notes.txt: "Penguins, run 1"`. What holds a comma goes into quotes.',
  ],
  ['ComputeStats', 'variables', /Write them as `loss: mean std, accuracy`\./],
  ['LogVariables', 'variables', /a name with a comma goes into quotes\.$/],
  ['Flatten', 'streams', 'Where to do it; empty for all streams.'],
  [
    'WriteCSV',
    'delimiter',
    String.raw`What stands between two values. Spaces count; write a tab as \t and a backslash as \\.`,
  ],
  ['SaveBest', 'stream', 'Whose number it is.'],
])('the tip of %s %s says how it is written', (hook, name, text) => {
  const option = describeHook(hook).options[name];
  if (option === undefined) throw new Error(`${hook} has no option ${name}.`);
  expect(fieldExplanation(option)).toEqual(typeof text === 'string' ? text : expect.stringMatching(text));
});
