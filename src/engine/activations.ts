import type { NamedAttrMap, NamedTensorInfoMap } from '@tensorflow/tfjs-core';
import type { Activation } from '../config/layers.ts';
import type { Tensor } from './tensor.ts';

type RunKernel = (kernelName: string, inputs: NamedTensorInfoMap, attrs?: NamedAttrMap) => Tensor;

/** One activation in both worlds: by kernels, and on plain numbers. `slope` takes the activation's *output*. */
export interface ActivationRules {
  /** What tf.js's fused kernels call it; `linear` where they do not know it. */
  readonly fusedName: string;
  /** The kernel to run after a fused kernel that does not know the activation. */
  readonly kernelName: string | null;
  readonly value: (x: number) => number;
  readonly slope: (output: number) => number;
  /** `outputGradient` times the slope, by kernels. */
  readonly gradientKernels: (run: RunKernel, output: Tensor, outputGradient: Tensor) => Tensor;
}

/** Every activation. The slopes are written in terms of the output, so that the input need not be kept. */
export const ACTIVATION_RULES: Readonly<Record<Activation, ActivationRules>> = {
  linear: {
    fusedName: 'linear',
    kernelName: null,
    value: (x) => x,
    slope: () => 1,
    gradientKernels: (run, _output, outputGradient) => run('Identity', { x: outputGradient }),
  },
  relu: {
    fusedName: 'relu',
    kernelName: null,
    value: (x) => (x > 0 ? x : 0),
    slope: (y) => (y > 0 ? 1 : 0),
    gradientKernels: (run, output, outputGradient) => {
      const step = run('Step', { x: output }, { alpha: 0 });
      return run('Multiply', { a: outputGradient, b: step });
    },
  },
  tanh: {
    fusedName: 'linear',
    kernelName: 'Tanh',
    value: Math.tanh,
    slope: (y) => 1 - y * y,
    gradientKernels: (run, output, outputGradient) => {
      const squared = run('Multiply', { a: output, b: output });
      const lost = run('Multiply', { a: outputGradient, b: squared });
      return run('Sub', { a: outputGradient, b: lost });
    },
  },
  sigmoid: {
    fusedName: 'sigmoid',
    kernelName: null,
    value: (x) => 1 / (1 + Math.exp(-x)),
    slope: (y) => y - y * y,
    gradientKernels: (run, output, outputGradient) => {
      const squared = run('Multiply', { a: output, b: output });
      const slope = run('Sub', { a: output, b: squared });
      return run('Multiply', { a: outputGradient, b: slope });
    },
  },
  elu: {
    fusedName: 'elu',
    kernelName: null,
    value: (x) => (x > 0 ? x : Math.expm1(x)),
    slope: (y) => (y > 0 ? 1 : y + 1),
    gradientKernels: (run, output, outputGradient) => run('EluGrad', { dy: outputGradient, y: output }),
  },
};
