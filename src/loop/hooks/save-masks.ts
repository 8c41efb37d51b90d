import { isNdArray } from '../batch.ts';
import type { AfterBatch, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions, type OptionValues } from '../option-values.ts';
import { artifactName } from './artifact-name.ts';
import { columnsOf, flatItems, isList, itemAt } from './column-items.ts';
import { greyPng, type GreyImage } from './grey-png.ts';

export const SAVE_MASKS = {
  name: 'SaveMasks',
  explanation: 'Writes the mask of each example as a grey image.',
  isForEvaluation: true,
  options: {
    maskVariable: {
      kind: 'text',
      names: 'variable',
      label: 'Mask variable',
      explanation: 'For each example its mask, row by row.',
      initial: 'masks',
    },
    pathVariable: {
      kind: 'text',
      names: 'variable',
      label: 'Path variable',
      explanation: 'For each example the name of its image.',
      initial: 'paths',
    },
    factor: {
      kind: 'number',
      label: 'Factor',
      explanation: 'What the numbers are multiplied by: 255 is white.',
      min: 0,
      max: 1_000_000_000,
      isInteger: false,
      initial: 255,
    },
    outputRoot: { kind: 'text', label: 'Folder', explanation: 'Where the images go.', initial: '' },
    suffix: { kind: 'text', label: 'Suffix', explanation: 'What each name ends with.', initial: '_mask.png' },
    streams: {
      kind: 'names',
      names: 'stream',
      label: 'Streams',
      explanation: 'Whose masks to write; empty for all streams.',
      initial: null,
    },
  },
  does: { afterBatch: 'writes the masks of the batch as images.' },
  keys: ({ maskVariable, pathVariable }) => ({ reads: { batch: [maskVariable as string, pathVariable as string] } }),
} as const satisfies HookDescription;

interface SaveMasksOptions {
  readonly maskVariable?: string;
  readonly pathVariable?: string;
  readonly factor?: number;
  readonly outputRoot?: string;
  readonly suffix?: string;
  readonly streams?: readonly string[] | null;
}

/** emloop 5.20. An image belongs to the run, not to an epoch: the next epoch's replaces it. */
export class SaveMasks implements Hook {
  readonly #options: OptionValues<typeof SAVE_MASKS.options>;
  readonly #artifacts: HookContext['artifacts'];

  constructor(options: SaveMasksOptions = {}, { artifacts }: Pick<HookContext, 'artifacts'> = SILENT_CONTEXT) {
    this.#options = readOptions(SAVE_MASKS, options);
    this.#artifacts = artifacts;
  }

  afterBatch(event: AfterBatch): void {
    const { streams, maskVariable, pathVariable, outputRoot, suffix } = this.#options;
    if (streams !== null && !streams.includes(event.streamName)) return;
    const [masks, paths] = columnsOf('SaveMasks', event, [maskVariable, pathVariable]);
    for (let index = 0; index < masks.length; index += 1) {
      const name = artifactName(outputRoot, `${String(itemAt(paths, index))}${suffix}`);
      const content = greyPng(this.#image(itemAt(masks, index), name));
      this.#artifacts.write({ name, mediaType: 'image/png', content, epochId: null });
    }
  }

  /** Numbers beyond black and white become these; halves go to the even number, as in OpenCV. */
  #image(mask: unknown, name: string): GreyImage {
    const { maskVariable, factor } = this.#options;
    const [height = 0, width = 0, ...rest] = shapeOf(mask);
    const items = flatItems(mask);
    const isFlat = rest.length === 0 || (rest.length === 1 && rest[0] === 1);
    if (height === 0 || width === 0 || !isFlat || items.length !== height * width)
      throw new Error(
        `SaveMasks: variable '${maskVariable}' must hold rows of numbers for each example, ` +
          `but the mask of '${name}' has the shape [${shapeOf(mask).join(', ')}] and ${items.length} numbers.`,
      );
    return { width, height, pixels: Uint8ClampedArray.from(items, (item) => Number(item) * factor) };
  }
}

/** Of nested lists, by the first item of each. */
function shapeOf(value: unknown): readonly number[] {
  if (!isList(value)) return [];
  return isNdArray(value) ? value.shape : [value.length, ...(value.length > 0 ? shapeOf(value[0]) : [])];
}
