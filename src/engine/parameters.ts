import type { RandomSource } from '../loop/index.ts';
import type { TensorDevice } from './device.ts';
import { NonFiniteUpdateError } from './errors.ts';
import type { Layer, ParameterSpecification } from './layers/layer.ts';
import type { Optimizer, TrainedNumbers } from './optimizers/optimizer.ts';
import { sizeOf, type Tensor } from './tensor.ts';

/** What {@link Parameters} is made of. */
export interface ParametersInput {
  readonly layers: readonly Layer[];
  readonly optimizer: Optimizer;
  readonly random: RandomSource;
  readonly device: TensorDevice;
}

interface Place {
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

/**
 * The numbers that training changes. They lie here, in our memory, in one vector; the device has a copy. There are two
 * sets: an update writes the second from the first, and becomes the first only when all its numbers are finite. So
 * the last good weights are always at hand, and no failure in the middle of a step can spoil them.
 */
export class Parameters {
  readonly #device: TensorDevice;
  readonly #optimizer: Optimizer;
  /** By layer, then by parameter. */
  readonly #places: readonly (readonly Place[])[];
  readonly #gradient: Float32Array;
  #hasUpdated = false;
  #current: TrainedNumbers;
  #next: TrainedNumbers;
  #tensors: readonly (readonly Tensor[])[];
  #isDisposed = false;

  constructor({ layers, optimizer, random, device }: ParametersInput) {
    this.#device = device;
    this.#optimizer = optimizer;
    let end = 0;
    this.#places = layers.map(({ parameters }) =>
      parameters.map(({ shape }) => {
        const start = end;
        end += sizeOf(shape);
        return { shape, start, end };
      }),
    );
    this.#gradient = new Float32Array(end);
    this.#current = this.#emptyNumbers();
    this.#next = this.#emptyNumbers();
    this.#current.scalars.set(optimizer.initialScalars);
    layers.forEach(({ parameters }, layerIndex) => {
      parameters.forEach((specification, index) => {
        const place = this.#places[layerIndex]?.[index];
        if (place)
          fill(this.#current.weights, place, initialValues(specification, random('weights', layerIndex, index)));
      });
    });
    this.#tensors = this.#upload();
  }

  get learningRate(): number {
    return this.#optimizer.learningRate;
  }
  set learningRate(rate: number) {
    this.#optimizer.learningRate = rate;
  }

  /** Length of the gradient of the last update, over all parameters; null before the first. */
  gradientNorm(): number | null {
    return this.#hasUpdated ? gradientLength(this.#gradient) : null;
  }

  get count(): number {
    return this.#gradient.length;
  }

  tensorsOf(layerIndex: number): readonly Tensor[] {
    return this.#tensors[layerIndex] ?? [];
  }

  /** One update. `gradients` come in the order of the layers and of their parameters. Throws NonFiniteUpdateError. */
  update(gradients: readonly Float32Array[]): void {
    this.#places.flat().forEach((place, index) => {
      fill(this.#gradient, place, gradients[index] ?? []);
    });
    this.#hasUpdated = true;
    this.#optimizer.update(this.#current, this.#gradient, this.#next);
    if (![this.#next.weights, ...this.#next.slots].every(isAllFinite)) throw new NonFiniteUpdateError();
    [this.#current, this.#next] = [this.#next, this.#current];
    this.#refresh();
  }

  capture(): TrainedNumbers {
    const { weights, slots, scalars } = this.#current;
    return { weights: weights.slice(), slots: slots.map((slot) => slot.slice()), scalars: scalars.slice() };
  }

  restore({ weights, slots, scalars }: TrainedNumbers): void {
    const own = this.#current;
    own.weights.set(weights);
    own.slots.forEach((slot, index) => {
      slot.set(slots[index] ?? []);
    });
    own.scalars.set(scalars);
    this.#refresh();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#free();
  }

  /** A step that was given up may still end after its model was disposed of: it must not bring tensors back. */
  #refresh(): void {
    this.#free();
    if (!this.#isDisposed) this.#tensors = this.#upload();
  }

  #free(): void {
    for (const tensor of this.#tensors.flat()) this.#device.free(tensor);
    this.#tensors = [];
  }

  #upload(): readonly (readonly Tensor[])[] {
    const { weights } = this.#current;
    return this.#places.map((places) =>
      places.map(({ shape, start, end }) => this.#device.keep(weights.subarray(start, end), shape)),
    );
  }

  #emptyNumbers(): TrainedNumbers {
    const { slotCount, initialScalars } = this.#optimizer;
    return {
      weights: new Float32Array(this.count),
      slots: Array.from({ length: slotCount }, () => new Float32Array(this.count)),
      scalars: new Float64Array(initialScalars.length),
    };
  }
}

function fill(vector: Float32Array, { start, end }: Place, values: ArrayLike<number>): void {
  if (values.length !== end - start)
    throw new RangeError(`A parameter holds ${end - start} numbers, but ${values.length} came.`);
  vector.set(values, start);
}

/** The Euclidean length of a gradient over all parameters. */
export function gradientLength(gradient: Float32Array): number {
  let squares = 0;
  for (const value of gradient) squares += value * value;
  return Math.sqrt(squares);
}

/** A parameter's first values, from its own random numbers. */
export function initialValues({ shape, initialLimit }: ParameterSpecification, next: () => number): Float32Array {
  return new Float32Array(sizeOf(shape)).map(() => (initialLimit === 0 ? 0 : (2 * next() - 1) * initialLimit));
}

/** x − x is 0 for a finite number and NaN for every other: one addition a number, no branch. */
function isAllFinite(values: Float32Array): boolean {
  let sum = 0;
  for (const value of values) sum += value - value;
  return sum === 0;
}
