import { nameMap, type Column } from '../batch.ts';
import type { AfterBatch, AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions, type OptionValues } from '../option-values.ts';
import { artifactName, namePart } from './artifact-name.ts';
import { itemAt } from './column-items.ts';
import { linePlotSvg } from './line-plot-svg.ts';
import { SequenceColumns } from './sequence-columns.ts';

const LIMIT = {
  kind: 'optionalNumber',
  min: -Number.MAX_VALUE,
  max: Number.MAX_VALUE,
  isInteger: false,
  initial: null,
} as const;
const COUNT = { kind: 'optionalNumber', min: 0, max: 1_000_000_000, isInteger: true, initial: null } as const;

export const PLOT_LINES = {
  name: 'PlotLines',
  explanation: 'Draws sequences of single examples as lines, one picture for each example.',
  isForEvaluation: true,
  options: {
    variables: {
      kind: 'names',
      label: 'Variables',
      explanation: 'The sequences to draw into each picture; at least one.',
      initial: null,
    },
    streams: {
      kind: 'names',
      names: 'stream',
      label: 'Streams',
      explanation: 'Whose examples to draw; empty for all streams.',
      initial: null,
    },
    idVariable: {
      kind: 'text',
      names: 'variable',
      label: 'Id variable',
      explanation: 'What names the pictures.',
      initial: 'ids',
    },
    padMaskVariable: {
      kind: 'optionalText',
      names: 'variable',
      label: 'Pad mask',
      explanation: 'Places where this is 0 were filled up and are left out.',
      initial: null,
    },
    ymin: { ...LIMIT, label: 'Lowest Y', explanation: 'Where the picture ends below; empty: by the numbers.' },
    ymax: { ...LIMIT, label: 'Highest Y', explanation: 'Where the picture ends above; empty: by the numbers.' },
    exampleCount: { ...COUNT, label: 'Examples', explanation: 'How many of each batch to draw; empty or 0 for all.' },
    batchCount: { ...COUNT, label: 'Batches', explanation: 'How many of each stream to draw; empty or 0 for all.' },
    rootDir: { kind: 'text', label: 'Folder', explanation: 'Where the pictures go.', initial: 'visual' },
  },
  does: {
    beforeTraining: 'forgets what a stopped run left behind.',
    afterBatch: 'draws the first examples of the batch.',
    afterEpoch: 'writes the pictures into a folder of the epoch.',
  },
  refusal: ({ variables, ymin, ymax }, nameOf) => {
    if (((variables as readonly string[] | null) ?? []).length === 0)
      return { at: 'variables', sentence: `${nameOf('variables')} must name at least one.` };
    if (ymin === null || ymax === null || Number(ymin) < Number(ymax)) return null;
    const limits = `${nameOf('ymin')} must be less than ${nameOf('ymax')}`;
    return { at: 'ymin', sentence: `${limits}, but they are ${Number(ymin)} and ${Number(ymax)}.` };
  },
  keys: ({ idVariable, padMaskVariable, variables }) => ({
    reads: { batch: [idVariable, padMaskVariable, variables].flat().filter((name) => typeof name === 'string') },
  }),
} as const satisfies HookDescription;

interface PlotLinesOptions {
  readonly variables?: readonly string[];
  readonly streams?: readonly string[] | null;
  readonly idVariable?: string;
  readonly padMaskVariable?: string | null;
  readonly ymin?: number | null;
  readonly ymax?: number | null;
  readonly exampleCount?: number | null;
  readonly batchCount?: number | null;
  readonly rootDir?: string;
}

/** What the epoch's end is waited for with: only then its number is known. */
interface Memory {
  readonly pictures: { readonly name: string; readonly svg: string }[];
  /** Batches of each stream in this epoch. */
  readonly batches: Record<string, number>;
}

/** emloop 5.14, as SVG; the folder of an epoch has its own number (reference 9.30). */
export class PlotLines implements Hook {
  readonly #options: OptionValues<typeof PLOT_LINES.options>;
  readonly #variables: readonly string[];
  readonly #artifacts: HookContext['artifacts'];
  #memory = emptyMemory();
  #isRestored = false;

  constructor(options: PlotLinesOptions = {}, { artifacts }: Pick<HookContext, 'artifacts'> = SILENT_CONTEXT) {
    this.#options = readOptions(PLOT_LINES, options);
    this.#artifacts = artifacts;
    this.#variables = [...(this.#options.variables ?? [])];
  }

  beforeTraining(): void {
    if (!this.#isRestored) this.#memory = emptyMemory();
    this.#isRestored = false;
  }

  afterBatch(event: AfterBatch): void {
    const { streams, idVariable, padMaskVariable, exampleCount, batchCount } = this.#options;
    const { streamName } = event;
    if (streams !== null && !streams.includes(streamName)) return;
    const options = { idVariable, padMaskVariable, variables: this.#variables, isAligned: false };
    const columns = new SequenceColumns('PlotLines', event, options);
    const { batches } = this.#memory;
    const batch = (batches[streamName] = (batches[streamName] ?? 0) + 1);
    if (isBeyond(batch, batchCount)) return;
    for (let index = 0; index < columns.length && !isBeyond(index + 1, exampleCount); index += 1)
      this.#draw(columns.at(index), namePart(streamName), batch);
  }

  afterEpoch({ epochId }: AfterEpoch): void {
    const { rootDir } = this.#options;
    for (const { name, svg } of this.#memory.pictures) {
      const fullName = artifactName(rootDir, `epoch_${epochId}`, name);
      this.#artifacts.write({ name: fullName, mediaType: 'image/svg+xml', content: svg, epochId });
    }
    this.#memory = emptyMemory();
  }

  captureState(): unknown {
    const { pictures, batches } = this.#memory;
    return { pictures: [...pictures], batches: { ...batches } };
  }

  restoreState(state: unknown): void {
    const { pictures, batches } = state as Memory;
    this.#memory = { pictures, batches: Object.assign(nameMap<number>(), batches) };
    this.#isRestored = true;
  }

  #draw({ id, sequences, isKept }: ReturnType<SequenceColumns['at']>, folder: string, batch: number): void {
    const { ymin, ymax } = this.#options;
    const lines = sequences.map((sequence, index) => {
      const label = this.#variables[index] ?? '';
      return { label, values: numbersOf(sequence, isKept, label) };
    });
    const file = `${String(id)}_batch_${batch}_plot-${this.#variables.join('-vs-')}.svg`;
    this.#memory.pictures.push({ name: `${folder}/${namePart(file)}`, svg: linePlotSvg({ lines, ymin, ymax }) });
  }
}

/** Null and 0 are no limit. */
function isBeyond(place: number, count: number | null): boolean {
  return count !== null && count > 0 && place > count;
}

/** The numbers that the mask keeps, closed up as in emloop. */
function numbersOf(sequence: Column, isKept: (place: number) => boolean, variable: string): number[] {
  return Array.from({ length: sequence.length }, (_, place) => itemAt(sequence, place))
    .filter((_, place) => isKept(place))
    .map((item) => {
      if (typeof item === 'number' || typeof item === 'boolean') return Number(item);
      throw new TypeError(`PlotLines: variable '${variable}' must hold a list of numbers for each example.`);
    });
}

function emptyMemory(): Memory {
  return { pictures: [], batches: nameMap() };
}
