import type { Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions } from '../option-values.ts';
import { artifactName } from './artifact-name.ts';

export const SAVE_FILE = {
  name: 'SaveFile',
  explanation: 'Keeps texts with the run, such as notes or the code it was made with.',
  options: {
    files: {
      kind: 'mapping',
      label: 'Files',
      explanation: 'The name of each file with its text.',
      initial: {},
      example: { 'notes.txt': 'Penguins, run 1' },
    },
  },
  refusal: ({ files }, nameOf) => {
    const names = Object.keys(files as object);
    if (names.length === 0)
      return { at: 'files', sentence: `${nameOf('files')} must name at least one file and its text.` };
    const bad = names.find((name) => artifactName(name) === '');
    const problem = `${nameOf('files')} must name a file, but one is ${JSON.stringify(bad)}.`;
    return bad === undefined ? null : { at: 'files', sentence: problem };
  },
  does: { beforeTraining: 'writes its files to the artifacts of the run.' },
} as const satisfies HookDescription;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  md: 'text/markdown',
  yaml: 'application/yaml',
  yml: 'application/yaml',
};

/** emloop 5.19. There is no file system: the texts themselves are the option. */
export class SaveFile implements Hook {
  readonly #files: readonly [name: string, text: string][];
  readonly #artifacts: HookContext['artifacts'];

  constructor(
    options: { readonly files?: Readonly<Record<string, string>> } = {},
    { artifacts }: Pick<HookContext, 'artifacts'> = SILENT_CONTEXT,
  ) {
    this.#files = Object.entries(readOptions(SAVE_FILE, options).files);
    this.#artifacts = artifacts;
  }

  beforeTraining(): void {
    for (const [name, content] of this.#files)
      this.#artifacts.write({ name: artifactName(name), mediaType: mediaTypeOf(name), content, epochId: null });
  }
}

function mediaTypeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(MEDIA_TYPES, ending) ? (MEDIA_TYPES[ending] ?? 'text/plain') : 'text/plain';
}
