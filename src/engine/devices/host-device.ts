import type { Arithmetic } from '../arithmetic.ts';
import type { Step, TensorBackendName, TensorDevice } from '../device.ts';
import type { KernelRunner } from '../kernel-runner.ts';
import type { Tensor } from '../tensor.ts';

/** A backend whose numbers lie in our own memory, cpu or wasm: everything is done at once. */
export class HostDevice implements TensorDevice {
  readonly #runner: KernelRunner;
  readonly #makeArithmetic: (runner: KernelRunner) => Arithmetic;

  constructor(runner: KernelRunner, makeArithmetic: (runner: KernelRunner) => Arithmetic) {
    this.#runner = runner;
    this.#makeArithmetic = makeArithmetic;
  }

  get name(): TensorBackendName {
    return this.#runner.backendName;
  }

  get tensorCount(): number {
    return this.#runner.tensorCount;
  }

  begin(): Arithmetic {
    return this.#makeArithmetic(this.#runner);
  }

  keep(values: Float32Array, shape: readonly number[]): Tensor {
    return this.#runner.upload(values, shape);
  }

  free(tensor: Tensor): void {
    this.#runner.free(tensor);
  }

  carryOut<T>(step: Step<T>): T {
    let turn = step.next([]);
    while (turn.done !== true) turn = step.next(turn.value.map((tensor) => this.#runner.readAtOnce(tensor)));
    return turn.value;
  }
}
