import type { LayerConfig } from '../../config/layers.ts';
import type { RandomSource } from '../../loop/index.ts';
import type { Arithmetic } from '../arithmetic.ts';
import type { Tensor } from '../tensor.ts';

/** A parameter as it is before training. */
export interface ParameterSpecification {
  readonly shape: readonly number[];
  /** The half-width of the uniform distribution its first values are drawn from; 0 for zeros. */
  readonly initialLimit: number;
}

/** What a layer's `forward` may use. */
export interface ForwardPass {
  readonly arithmetic: Arithmetic;
  readonly isTraining: boolean;
  /** How many updates the model has had: with it, dropout draws another mask for each batch, and the same after a resume. */
  readonly updateCount: number;
}

/** What `forward` leaves for `backward`. */
export interface Trace {
  readonly input: Tensor;
  readonly output: Tensor;
  readonly parameters: readonly Tensor[];
  /** What dropout multiplied with; null for other layers, and when nothing was dropped. */
  readonly mask: Tensor | null;
}

/** What a layer's `backward` may use. */
export interface BackwardPass {
  readonly arithmetic: Arithmetic;
  /** False for the first layer with parameters: nobody asks for the gradient before it. */
  readonly needsInputGradient: boolean;
}

export interface Gradients {
  /** Null when it was not needed. */
  readonly input: Tensor | null;
  /** In the order of {@link LayerForm.parameters}. */
  readonly parameters: readonly Tensor[];
}

/** What a layer is, whatever computes it. */
export interface LayerForm<Config = LayerConfig> {
  /** What it was built from; for the output layer, its dense layer. */
  readonly config: Config;
  /** What it is, for people: "Dense 16 tanh". */
  readonly label: string;
  /** Shape of one row of its output. */
  readonly outputShape: readonly number[];
  readonly parameters: readonly ParameterSpecification[];
}

/**
 * One layer on tf.js's kernels. It has no state: parameters come in as tensors. Rows are vectors, as [1, rows, n], or
 * images, as [rows, height, width, channels].
 */
export interface Layer extends LayerForm {
  forward(input: Tensor, parameters: readonly Tensor[], pass: ForwardPass): Trace;
  /** From the gradient of the loss by the output to those by the input and by the parameters. */
  backward(outputGradient: Tensor, trace: Trace, pass: BackwardPass): Gradients;
}

/** Where a layer stands. */
export interface LayerPlace {
  /** Its number, the first is 0. */
  readonly index: number;
  /** Shape of one row of its input. */
  readonly inputShape: readonly number[];
  readonly random: RandomSource;
}

/** Half-width of Glorot's uniform distribution, the first weights of Keras' layers (Glorot and Bengio 2010). */
export function glorotLimit(fanIn: number, fanOut: number): number {
  return Math.sqrt(6 / (fanIn + fanOut));
}

/** One of a layer's parameters. Throws when it is not there: a mistake of ours. */
export function parameterAt(parameters: readonly Tensor[], index: number): Tensor {
  const parameter = parameters[index];
  if (parameter === undefined) throw new RangeError(`A layer was run without its parameter ${index}.`);
  return parameter;
}
