import type { LayerConfig } from '../config/layers.ts';
import { ACTIVATION_RULES } from './activations.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Step, TensorBackendName, TensorDevice } from './device.ts';
import type { Tensor } from './tensor.ts';

/**
 * How far a backend of tf.js may be from a known answer, as a part of it (of 1 for smaller ones). cpu and wasm round float32
 * sums in another order. WGSL and GLSL leave tanh and exp to the driver, which gets them right to about 11 bits.
 */
export const SELF_TEST_TOLERANCE: Readonly<Record<TensorBackendName, number>> = {
  cpu: 1e-5,
  wasm: 1e-5,
  webgl: 1e-3,
  webgpu: 1e-3,
};

interface Question {
  readonly what: string;
  readonly given: Tensor;
  readonly expected: readonly number[];
}

/**
 * Lets a device answer small sums whose answers are known, one for each kind of arithmetic that these layers train
 * with. Optimizers are not asked: they run on plain numbers on every backend. Throws an Error naming the first wrong
 * answer.
 */
export function selfTest(device: TensorDevice, layers: readonly LayerConfig[]): undefined | Promise<undefined> {
  return device.carryOut(selfTestSteps(device, layers));
}

function* selfTestSteps(device: TensorDevice, layers: readonly LayerConfig[]): Step<undefined> {
  const arithmetic = device.begin();
  try {
    const questions = [
      ...askDense(arithmetic, layers),
      ...askConvolution(arithmetic, layers),
      ...askPooling(arithmetic, layers),
    ];
    const answers = yield questions.map(({ given }) => given);
    questions.forEach(({ what, expected }, index) => {
      const answer = answers[index] ?? new Float32Array();
      if (!isClose(answer, expected, SELF_TEST_TOLERANCE[device.name]))
        throw new Error(`It computes ${what} wrong: [${expected.join(', ')}] came out as [${answer.join(', ')}].`);
    });
    return undefined;
  } finally {
    arithmetic.end();
  }
}

function askDense(arithmetic: Arithmetic, layers: readonly LayerConfig[]): readonly Question[] {
  const x = arithmetic.upload(Float32Array.of(1, 2, 3, 4), [1, 2, 2]);
  const weights = arithmetic.upload(Float32Array.of(0.1, -0.2, 0.3, -0.4), [1, 2, 2]);
  const bias = arithmetic.upload(Float32Array.of(0.5, 0.25), [2]);
  const sums = [1.2, -0.75, 2, -1.95]; // x · weights + bias
  const slope = [1, -1, 0.5, 2];
  const gradient = arithmetic.upload(Float32Array.from(slope), [1, 2, 2]);
  const used = layers.flatMap((layer) => ('activation' in layer ? [layer.activation] : []));
  const curves = [...new Set([...used, 'linear' as const])].flatMap((activation) => {
    const rules = ACTIVATION_RULES[activation];
    const output = arithmetic.dense(x, { weights, bias, activation });
    return [
      { what: `a dense layer (${activation})`, given: output, expected: sums.map(rules.value) },
      {
        what: `the gradient of ${activation}`,
        given: arithmetic.activationGradient(activation, output, gradient),
        expected: sums.map((sum, index) => rules.slope(rules.value(sum)) * (slope[index] ?? 0)),
      },
    ];
  });
  return [
    ...curves,
    {
      what: 'a product with the first matrix transposed',
      given: arithmetic.matMul(x, gradient, { a: true, b: false }),
      expected: [2.5, 5, 4, 6],
    },
    {
      what: 'a product with the second matrix transposed',
      given: arithmetic.matMul(gradient, weights, { a: false, b: true }),
      expected: [0.3, 0.7, -0.35, -0.65],
    },
    { what: 'sums over rows', given: arithmetic.sumRows(gradient), expected: [1.5, 1] },
    { what: 'products of numbers', given: arithmetic.multiply(x, gradient), expected: [1, -2, 1.5, 8] },
  ];
}

function askConvolution(arithmetic: Arithmetic, layers: readonly LayerConfig[]): readonly Question[] {
  if (!layers.some(({ type }) => type === 'conv2d')) return [];
  const image = arithmetic.upload(Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), [1, 3, 3, 1]);
  const weights = arithmetic.upload(Float32Array.of(1, 0, -1, 2, 0, -2, 1, 1, 0), [3, 3, 1, 1]);
  const gradient = arithmetic.upload(Float32Array.of(1, 0, 2, 0, -1, 0, 3, 0, 1), [1, 3, 3, 1]);
  const bias = arithmetic.upload(Float32Array.of(0), [1]);
  return [
    {
      what: 'a convolution',
      given: arithmetic.conv2d(image, { weights, bias, activation: 'linear' }),
      expected: [0, 5, 15, -5, 9, 29, -21, -6, 21],
    },
    {
      what: 'the gradient of a filter',
      given: arithmetic.conv2dFilterGradient(image, gradient, [3, 3, 1, 1]),
      expected: [4, 16, 12, 8, 32, 20, 3, 8, -4],
    },
    {
      what: 'the gradient before a convolution',
      given: arithmetic.conv2dInputGradient(gradient, weights, [1, 3, 3, 1]),
      expected: [-1, 2, 1, -1, 0, 4, -1, -5, 0],
    },
  ];
}

function askPooling(arithmetic: Arithmetic, layers: readonly LayerConfig[]): readonly Question[] {
  const input = arithmetic.upload(Float32Array.of(-3, -2, -1, -4), [1, 2, 2, 1]);
  const outputGradient = arithmetic.upload(Float32Array.of(8), [1, 1, 1, 1]);
  const ask = (kind: 'max' | 'average', value: number, gradient: readonly number[]): readonly Question[] => {
    if (!layers.some(({ type }) => type === `${kind}Pooling2d`)) return [];
    const output = arithmetic.pool(input, kind, 2);
    return [
      { what: `${kind} pooling`, given: output, expected: [value] },
      {
        what: `the gradient of ${kind} pooling`,
        given: arithmetic.poolGradient({ input, output, outputGradient }, kind, 2),
        expected: gradient,
      },
    ];
  };
  return [...ask('max', -1, [0, 0, 8, 0]), ...ask('average', -2.5, [2, 2, 2, 2])];
}

function isClose(answer: Float32Array, expected: readonly number[], tolerance: number): boolean {
  return (
    answer.length === expected.length &&
    expected.every((value, i) => Math.abs((answer[i] ?? NaN) - value) <= tolerance * Math.max(1, Math.abs(value)))
  );
}
