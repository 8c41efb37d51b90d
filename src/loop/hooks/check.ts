import { TrainingTerminated } from '../errors.ts';
import type { AfterEpoch, Hook, HookDescription } from '../hook.ts';
import { readOptions } from '../option-values.ts';
import { readEpochMean } from './epoch-number.ts';

const LIMIT = { kind: 'optionalNumber', min: -Number.MAX_VALUE, max: Number.MAX_VALUE, initial: null } as const;

export const CHECK = {
  name: 'Check',
  explanation: 'Asks to end once a number is good enough, and fails the run where it is not by then.',
  options: {
    variable: {
      kind: 'text',
      names: 'variable',
      label: 'Variable',
      explanation: 'The number to check; must be given.',
      initial: '',
    },
    requiredMinValue: {
      ...LIMIT,
      isInteger: false,
      label: 'Must rise above',
      explanation: 'Good enough is a number above this. Give this or the other limit.',
    },
    requiredMaxValue: {
      ...LIMIT,
      isInteger: false,
      label: 'Must fall below',
      explanation: 'Good enough is a number below this. Give this or the other limit.',
    },
    maxEpoch: {
      kind: 'optionalNumber',
      label: 'Last epoch',
      explanation: 'The run fails when it is not good enough after this epoch; must be given.',
      min: 0,
      max: 1_000_000_000,
      isInteger: true,
      initial: null,
    },
    stream: { kind: 'text', names: 'stream', label: 'Stream', explanation: 'Whose number it is.', initial: 'valid' },
  },
  does: { afterEpoch: 'asks to end if the number is good enough, and fails if it is too late.' },
  refusal: ({ requiredMinValue, requiredMaxValue, maxEpoch }, nameOf) => {
    if (maxEpoch === null) return { at: 'maxEpoch', sentence: `${nameOf('maxEpoch')} must be given.` };
    if ((requiredMinValue === null) !== (requiredMaxValue === null)) return null;
    const came = requiredMinValue === null ? 'neither' : 'both';
    const limits = `'${nameOf('requiredMinValue')}' and '${nameOf('requiredMaxValue')}'`;
    return { at: null, sentence: `exactly one of ${limits} must be given, but ${came} came.` };
  },
  keys: ({ variable }) => ({ reads: { epoch: [String(variable)] } }),
} as const satisfies HookDescription;

interface CheckOptions {
  readonly variable?: string;
  readonly requiredMinValue?: number | null;
  readonly requiredMaxValue?: number | null;
  readonly maxEpoch?: number | null;
  readonly stream?: string;
}

/** emloop 5.4, in both directions (reference 9.28). */
export class Check implements Hook {
  readonly #place: { readonly owner: string; readonly stream: string; readonly variable: string };
  readonly #isRising: boolean;
  readonly #required: number;
  readonly #maxEpoch: number;

  constructor(options: CheckOptions = {}) {
    const { variable, stream, requiredMinValue, requiredMaxValue, maxEpoch } = readOptions(CHECK, options);
    this.#place = { owner: CHECK.name, stream, variable };
    // The refusal has seen to it that one limit and the epoch are given.
    this.#isRising = requiredMinValue !== null;
    this.#required = requiredMinValue ?? requiredMaxValue ?? NaN;
    this.#maxEpoch = maxEpoch ?? 0;
  }

  afterEpoch({ epochId, epochData }: AfterEpoch): void {
    const { stream, variable } = this.#place;
    const value = readEpochMean(this.#place, epochData);
    const isMet = this.#isRising ? value > this.#required : value < this.#required;
    const side = this.#isRising ? 'above' : 'below';
    const fact = `variable '${variable}' of stream '${stream}' is ${value} after epoch ${epochId}`;
    if (isMet) throw new TrainingTerminated(`Check: ${fact}, ${side} ${this.#required}`);
    if (epochId >= this.#maxEpoch)
      throw new Error(`Check: ${fact}, but had to be ${side} ${this.#required} by epoch ${this.#maxEpoch}.`);
  }
}
