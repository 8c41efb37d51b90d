import { nameMap } from '../batch.ts';
import type { AfterBatch, AfterEpoch, BatchData, EpochData, Hook, HookDescription } from '../hook.ts';
import { SILENT_CONTEXT, type HookContext } from '../hook-context.ts';
import { readOptions, type OptionValues } from '../option-values.ts';
import { meanOf } from './epoch-number.ts';
import { NumberList } from './number-list.ts';
import { shortNumber } from './short-number.ts';
import { knownNames } from './known-names.ts';

const EPOCHS = { kind: 'number', min: 0, max: 1_000_000, isInteger: true } as const;

export const ON_PLATEAU = {
  name: 'OnPlateau',
  explanation: 'Says in the log when a number gets no better any more; other hooks are built upon it.',
  options: {
    longTerm: {
      ...EPOCHS,
      label: 'Long term',
      explanation: 'So many of the last epochs are compared with the short term; 0 for all.',
      initial: 50,
    },
    shortTerm: {
      ...EPOCHS,
      label: 'Short term',
      explanation: 'When the mean of so many of the last epochs is the worse one, it is a plateau; 0 for all.',
      initial: 10,
    },
    stream: { kind: 'text', names: 'stream', label: 'Stream', explanation: 'Whose number it is.', initial: 'valid' },
    variable: {
      kind: 'text',
      names: 'variable',
      label: 'Variable',
      explanation: 'The number to watch.',
      initial: 'loss',
    },
    objective: {
      kind: 'choice',
      label: 'Objective',
      explanation: 'Whether the number should get smaller or larger.',
      choices: [
        { value: 'min', label: 'smaller' },
        { value: 'max', label: 'larger' },
      ],
      initial: 'min',
    },
  },
  does: {
    beforeTraining: 'forgets the epoch that a stopped run left half done.',
    afterBatch: 'sets the numbers of these rows aside, if the stream is its own.',
    afterEpoch: 'says so in the log, if the number gets no better any more.',
  },
  refusal: ({ longTerm, shortTerm }, nameOf) =>
    Number(longTerm) < Number(shortTerm)
      ? {
          at: 'longTerm',
          sentence: `${nameOf('longTerm')} must not be less than ${nameOf('shortTerm')}, but ${String(longTerm)} is less than ${String(shortTerm)}.`,
        }
      : null,
  keys: ({ variable }) => ({ reads: { batch: [String(variable)] }, writes: { epoch: [String(variable)] } }),
} as const satisfies HookDescription;

export interface OnPlateauOptions {
  readonly longTerm?: number;
  readonly shortTerm?: number;
  readonly stream?: string;
  readonly variable?: string;
  readonly objective?: 'min' | 'max';
}

/** A plateau that was found: after which epoch, and by what, as the rest of a sentence. */
export interface Plateau {
  readonly epochId: number;
  readonly reason: string;
}

/** What the batches of the epoch in hand gave. */
interface SoFar {
  readonly sum: number;
  readonly count: number;
  /** Why they cannot give the number; matters only where no other hook makes it. */
  readonly problem: string | null;
}

const NOTHING: SoFar = { sum: 0, count: 0, problem: null };

interface Memory {
  readonly history: readonly number[];
  readonly soFar: SoFar;
}

/** emloop 5.13: the base of hooks that act on a plateau; they say what they do in {@link onPlateau}. Reference 9.20. */
export class OnPlateau implements Hook {
  readonly #name: string;
  readonly #options: OptionValues<typeof ON_PLATEAU.options>;
  readonly #log: HookContext['log'];
  /** Takes one column at a time, of any kind. */
  readonly #column = new NumberList();
  /** The numbers of the epochs that are still looked at, finite ones only. */
  #history: number[] = [];
  #soFar = NOTHING;
  #isRestored = false;

  /** `name` is that of the hook built upon it, for errors. */
  constructor(
    options: OnPlateauOptions = {},
    { log }: Pick<HookContext, 'log'> = SILENT_CONTEXT,
    name: string = ON_PLATEAU.name,
  ) {
    this.#name = name;
    this.#options = readOptions({ ...ON_PLATEAU, name }, options);
    this.#log = log;
  }

  beforeTraining(): void {
    if (!this.#isRestored) this.#soFar = NOTHING;
    this.#isRestored = false;
  }

  afterBatch({ streamName, batchData }: AfterBatch): void {
    if (streamName !== this.#options.stream || this.#soFar.problem !== null) return;
    try {
      this.#add(batchData);
    } catch (error) {
      this.#soFar = { ...NOTHING, problem: (error as Error).message };
    }
  }

  afterEpoch({ epochId, epochData }: AfterEpoch): void | Promise<void> {
    const value = this.#meanIn(epochData);
    this.#soFar = NOTHING;
    if (!Number.isFinite(value)) return;
    const { longTerm, shortTerm, objective, variable, stream } = this.#options;
    this.#history.push(value);
    if (shortTerm > 0 && this.#history.length > longTerm) this.#history.shift();
    const long = meanOfLast(this.#history, longTerm);
    const short = meanOfLast(this.#history, shortTerm);
    if (objective === 'min' ? !(long < short) : !(long > short)) return;
    const trend = `the ${variable} of stream '${stream}' has stopped ${objective === 'min' ? 'falling' : 'rising'}`;
    const terms = `lately ${shortNumber(short)}, in the long term ${shortNumber(long)}`;
    return this.onPlateau({ epochId, reason: `${trend}: ${terms}` });
  }

  captureState(): unknown {
    return { history: [...this.#history], soFar: this.#soFar } satisfies Memory;
  }

  restoreState(state: unknown): void {
    const { history, soFar } = state as Memory;
    this.#history = [...history];
    this.#soFar = { ...soFar };
    this.#isRestored = true;
  }

  protected onPlateau({ reason }: Plateau): void | Promise<void> {
    this.#log({ level: 'info', message: `${this.#name}: ${reason}` });
  }

  #add(batchData: BatchData): void {
    const { stream, variable } = this.#options;
    if (!Object.hasOwn(batchData, variable))
      throw new Error(`stream '${stream}' has no variable '${variable}'. It has: ${knownNames(batchData)}`);
    let { sum, count } = this.#soFar;
    this.#column.clear();
    this.#column.append(batchData[variable]);
    this.#column.forEach((number) => {
      sum += number;
      count += 1;
    });
    this.#soFar = { sum, count, problem: null };
  }

  /** The mean that another hook has made, else its own, which is then written where nothing was. */
  #meanIn(epochData: EpochData): number {
    const { stream, variable } = this.#options;
    const variables = Object.hasOwn(epochData, stream) ? epochData[stream] : undefined;
    if (variables === undefined)
      throw new Error(`${this.#name}: the epoch has no stream '${stream}'. It has: ${knownNames(epochData)}.`);
    const isThere = Object.hasOwn(variables, variable);
    const made = isThere ? meanOf(variables[variable]) : null;
    if (made !== null) return made;
    const { sum, count, problem } = this.#soFar;
    if (problem !== null)
      throw new Error(
        `${this.#name}: no earlier hook has made a mean of variable '${variable}', and of the batches there is none: ${problem}.`,
      );
    const mean = sum / count;
    if (!isThere) (variables[variable] = nameMap<number>())['mean'] = mean;
    return mean;
  }
}

/** The mean of the last `count` numbers, of all for 0. About the last one, so that equal numbers have exactly that mean. */
function meanOfLast(numbers: readonly number[], count: number): number {
  const last = numbers.at(-1) ?? NaN;
  const recent = numbers.slice(-count);
  return last + recent.reduce((sum, number) => sum + (number - last), 0) / recent.length;
}
