import { ndArray } from '../../loop/index.ts';
import type { NativeDevice } from './native-device.ts';
import { NativeModel } from './native-model.ts';

/** Weights and biases of 2 -> 2 tanh -> 2, after one step from START. */
const START = [0.5, -0.25, 0.75, 1, 0.1, -0.1, 1, -1, 0.5, 0.25, 0, 0.2];
const EXPECTED = [
  0.6724, -0.2470728, 0.369433, 0.9775137, 0.0606628, -0.1302004, 0.8041434, -0.8041434, 0.2614318, 0.4885682,
  -0.040645, 0.240645,
] as const;

/** Lets the kernels take one step whose result is known. Throws an Error naming the first wrong number. */
export function nativeSelfTest(device: NativeDevice): void {
  const specification = {
    inputShape: [2],
    target: { kind: 'classes', count: 2 },
    layers: [{ type: 'dense', units: 2, activation: 'tanh' }],
    optimizer: { name: 'sgd', learningRate: 0.5 },
    random: () => () => 0.5,
  } as const;
  const model = new NativeModel(specification, device);
  model.restoreState({ ...model.captureState(), weights: Float32Array.from(START) });
  model.run({ features: ndArray(Float32Array.of(1, -2, 0.5, 1, -1, 0), [3, 2]), target: Int32Array.of(0, 1, 1) }, true);
  const { weights } = model.captureState();
  const wrong = EXPECTED.findIndex((value, index) => !(Math.abs((weights[index] ?? NaN) - value) <= 1e-6));
  if (wrong >= 0)
    throw new Error(
      `It trains wrong: weight ${wrong} should be ${String(EXPECTED[wrong])}, but is ${String(weights[wrong])}.`,
    );
}
