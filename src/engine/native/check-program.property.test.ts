// Whatever is done to a program: it is refused, or a step that carries it out stays within what its words name. Each that is
// let pass is run in kernels of its own, and every other byte of their memory has to stay as it was.
import { assert, constantFrom, integer, array, oneof, property, record, type Arbitrary } from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkProgram } from './check-program.ts';
import type { NativeDevice } from './native-device.ts';
import { instantiateKernels, type NativeKernels } from './native-kernels.ts';
import { growMemory } from './plan-memory.ts';
import * as words from './program-words.ts';
import { startNativeInNode } from './testing/native-in-node.ts';
import {
  AVERAGES_PROGRAM,
  IMAGE_PROGRAM,
  layerWord,
  layOutNet,
  NUMBER_PROGRAM,
  SEQUENCE_PROGRAM,
  STEPS_PROGRAM,
  type LaidOutProgram,
} from './testing/programs.ts';
import { keptRanges, writableRanges } from './testing/writable-ranges.ts';

const ROWS = 12;
/** Bytes that nobody was given, behind the program's: so there are other places where it could lie. */
const SLACK = 16_384;
/** Bytes that no program may have, behind those. */
const FORBIDDEN = 65_536;

/** The first byte that a program may have, and the first after it. */
interface Bounds {
  readonly start: number;
  readonly end: number;
}

/** Something done to a program. `amount` is any whole number of 32 bits; what is taken modulo something may be any place. */
interface Change {
  readonly what: 'add' | 'addRegisters' | 'set' | 'setRegister' | 'copy' | 'exchange' | 'move' | 'recast';
  readonly place: number;
  readonly amount: number;
}
const CHANGES: Readonly<Record<Change['what'], (program: Int32Array, change: Change, end: number) => void>> = {
  add: (program, { place, amount }) => (program[place] = at(program, place) + amount),
  addRegisters: (program, { place, amount }) => (program[place] = at(program, place) + 16 * amount),
  set: (program, { place, amount }) => (program[place] = amount),
  setRegister: (program, { place, amount }, end) => (program[place] = registerOf(amount, end)),
  copy: (program, { place, amount }) => (program[place] = at(program, Math.abs(amount) % program.length)),
  exchange(program, { place, amount }) {
    const other = Math.abs(amount) % program.length;
    [program[place], program[other]] = [at(program, other), at(program, place)];
  },
  /** An address, wherever it is named. */
  move(program, { place, amount }, end) {
    const from = at(program, place);
    program.forEach((value, index) => {
      if (value === from) program[index] = registerOf(amount, end);
    });
  },
  /** A layer becomes one of another kind, or of another shape, with as many inputs. */
  recast(program, { place, amount }) {
    const layers = layersOf(program);
    const layer = layers[place % layers.length] ?? program;
    const [height, rest] = divide(at(layer, words.LAYER_INPUT_SIZE), amount >>> 4);
    const [width, channels] = divide(rest, amount >>> 8);
    layer[words.OPERATION] = amount & 7;
    layer.set([height, width, channels, 1 + ((amount >>> 12) & 3)], words.HEIGHT);
    layer[words.STEPS] = height;
  },
};

function at(program: Int32Array, place: number): number {
  return program[place] ?? NaN;
}

function registerOf(amount: number, end: number): number {
  return 16 * (Math.abs(amount) % (end / 16));
}

/** A divisor of a size, and what it leaves. */
function divide(size: number, choice: number): readonly [number, number] {
  const divisors = Array.from({ length: Math.max(1, Math.min(size, 64)) }, (_, index) => index + 1).filter(
    (by) => size % by === 0,
  );
  const divisor = divisors[choice % divisors.length] ?? 1;
  return [divisor, size / divisor];
}

/** Of every word of the header and of the layers alike, up to four of them at once. */
function changesOf({ words: laidOut }: LaidOutProgram): Arbitrary<readonly Change[]> {
  const place = integer({ min: 0, max: laidOut.length - 1 });
  const amount = oneof(integer({ min: -4, max: 4 }), integer({ min: 0, max: 40 }), integer());
  const what = constantFrom(...(Object.keys(CHANGES) as Change['what'][]));
  return array(record({ what, place, amount }), { minLength: 1, maxLength: 4 });
}

function isLetPass(program: Int32Array, bounds: Parameters<typeof checkProgram>[1]): boolean {
  try {
    checkProgram(program, bounds);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return false;
  }
}

/**
 * Kernels whose memory from `start` on holds a pattern of small numbers, the program, and what it needs to be let run to its
 * end: targets that are classes, features that are indices where it looks some up, a scale that is not next to 0.
 */
function kernelsWith(device: NativeDevice, program: Int32Array, { start, end }: Bounds): NativeKernels {
  const kernels = instantiateKernels(device.module);
  growMemory(kernels.memory, end + FORBIDDEN);
  const [ints, floats] = [new Int32Array(kernels.memory.buffer), new Float32Array(kernels.memory.buffer)];
  for (let index = start / 4; index < floats.length; index++) floats[index] = 0.01 + (index % 89) / 1000;

  const targets = at(program, words.TARGETS) / 4;
  for (let index = 0; index < 2 * at(program, words.CAPACITY); index++) ints[targets + index] = index % 2;
  const vectorCounts = layersOf(program)
    .filter((layer) => at(layer, words.OPERATION) === words.EMBEDDING)
    .map((layer) => at(layer, words.VECTOR_COUNT));
  const featureCount = vectorCounts.length === 0 ? 0 : at(program, words.INPUT_SIZE) * at(program, words.CAPACITY);
  const features = at(program, words.FEATURES) / 4;
  for (let index = 0; index < featureCount; index++) floats[features + index] = index % Math.min(...vectorCounts);
  if (at(program, words.LOSS) === words.MEAN_SQUARED_ERROR)
    new Float64Array(kernels.memory.buffer).set([0.5, 2], at(program, words.LOSS_NUMBERS) / 8);
  ints.set(program, start / 4);
  return kernels;
}

function layersOf(program: Int32Array): readonly Int32Array[] {
  const count = (program.length - words.HEADER_WORDS) / words.LAYER_WORDS;
  return Array.from({ length: count }, (_, index) =>
    program.subarray(layerWord(index + 1, 0), layerWord(index + 2, 0)),
  );
}

interface Step {
  readonly rows: number;
  readonly mode: number;
}

/** Runs a step. Throws when it traps, wrote over what it has to read, or to a byte that nobody gave to its program. */
function runTidily(kernels: NativeKernels, program: Int32Array, { start, end }: Bounds, { rows, mode }: Step): number {
  const before = new Uint8Array(kernels.memory.buffer.slice());
  const answer = kernels.step(start, rows, mode);
  const after = new Uint8Array(kernels.memory.buffer);
  for (const [first, last] of keptRanges(program, start))
    expect(firstChange(before.subarray(first, last), after.subarray(first, last)), `after ${first}`).toBe(-1);
  for (const [first, last] of writableRanges(program, start, rows)) {
    const range = [Math.max(first, start), Math.min(last, end)] as const;
    after.subarray(...range).set(before.subarray(...range));
  }
  expect(firstChange(before, after), 'the first byte that was written to').toBe(-1);
  return answer;
}

/** Index of the first byte that differs; -1 when none does. */
function firstChange(before: Uint8Array, after: Uint8Array): number {
  return Buffer.compare(before, after) === 0 ? -1 : after.findIndex((byte, index) => byte !== before[index]);
}

describe('a program', () => {
  let device: NativeDevice;
  let start: number;
  beforeAll(async () => {
    device = await startNativeInNode();
    start = instantiateKernels(device.module).memoryStart();
  });

  test.each([
    ['images', IMAGE_PROGRAM],
    ['sequences', SEQUENCE_PROGRAM],
    ['a number', NUMBER_PROGRAM],
    ['steps of features', STEPS_PROGRAM],
    ['averages', AVERAGES_PROGRAM],
  ])('on %s, changed, is refused or writes nowhere but where it may, and does not trap', (_name, net) => {
    const laidOut = layOutNet(net, start, ROWS);
    const bounds = { start, end: laidOut.byteCount + SLACK };
    const answers: number[] = [];
    assert(
      property(changesOf(laidOut), integer({ min: 0, max: 2 ** 20 }), (changes, choice) => {
        const program = laidOut.words.slice();
        for (const change of changes) CHANGES[change.what](program, change, bounds.end);
        if (!isLetPass(program, { ...bounds, labels: laidOut.labels })) return;
        const step = {
          rows: 1 + (choice % at(program, words.CAPACITY)),
          mode: choice % 3 === 0 ? words.EVALUATE : words.TRAIN,
        };
        answers.push(runTidily(kernelsWith(device, program, bounds), program, bounds, step));
      }),
      { seed: 7, numRuns: 800 },
    );
    expect(answers.filter((answer) => answer === words.TRAINED).length).toBeGreaterThan(50);
  });

  test.each([0, -1, 17, 2 ** 31 - 1, -(2 ** 31)])('is not run on %s rows: nothing is touched', (rows) => {
    const { words: program, byteCount } = layOutNet(IMAGE_PROGRAM, start, ROWS);
    const kernels = kernelsWith(device, program, { start, end: byteCount });
    const before = kernels.memory.buffer.slice();
    expect(kernels.step(start, rows, words.TRAIN)).toBe(words.ROWS_REFUSED);
    expect(firstChange(new Uint8Array(before), new Uint8Array(kernels.memory.buffer))).toBe(-1);
  });
});
