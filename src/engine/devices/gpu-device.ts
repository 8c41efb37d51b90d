import { Arithmetic } from '../arithmetic.ts';
import type { Step, TensorBackendName, TensorDevice } from '../device.ts';
import { DeviceLostError } from '../errors.ts';
import type { KernelRunner } from '../kernel-runner.ts';
import { sizeOf, type Tensor } from '../tensor.ts';

/** After a lost context tf.js neither answers nor fails, so a read that takes this long counts as a loss. */
export const READ_TIMEOUT_MILLISECONDS = 10_000;

/** What a device wants to know of its graphics interface, and tells about it. */
export interface GpuWatch {
  /** Asks the interface itself, right after a read, before its numbers are believed. */
  isLost(): boolean;
  /** Called once, when the loss is known. */
  onLost(): void;
}

/**
 * A backend on the graphics card, webgl or webgpu. Reads are awaited and watched: a lost device, or one that does not
 * answer, rejects the read and every one after it (design D13); what tf.js gives after a loss are zeros.
 */
export class GpuDevice implements TensorDevice {
  readonly #runner: KernelRunner;
  readonly #watch: GpuWatch;
  #loss: DeviceLostError | null = null;
  #rejectRead: ((loss: DeviceLostError) => void) | null = null;

  constructor(runner: KernelRunner, watch: GpuWatch) {
    this.#runner = runner;
    this.#watch = watch;
  }

  get name(): TensorBackendName {
    return this.#runner.backendName;
  }

  get tensorCount(): number {
    return this.#runner.tensorCount;
  }

  begin(): Arithmetic {
    this.#refuseIfLost();
    return new Arithmetic(this.#runner);
  }

  keep(values: Float32Array, shape: readonly number[]): Tensor {
    return this.#runner.upload(values.slice(), shape); // uploaded at first use: the numbers must not change till then
  }

  free(tensor: Tensor): void {
    this.#runner.free(tensor);
  }

  /** To be called when the graphics interface says that the device is gone. */
  reportLoss(reason: string): void {
    if (this.#loss !== null) return;
    this.#loss = new DeviceLostError(this.name, reason);
    this.#rejectRead?.(this.#loss);
    this.#watch.onLost();
  }

  async carryOut<T>(step: Step<T>): Promise<T> {
    let turn = step.next([]);
    while (turn.done !== true) {
      let values: readonly Float32Array[];
      try {
        values = await this.#read(turn.value);
      } catch (error) {
        turn = step.throw(error); // lets the step free its tensors; it then throws on
        continue;
      }
      turn = step.next(values);
    }
    return turn.value;
  }

  /** Laid end to end they cost one transfer; one by one, the gradients of a small net take longer than its arithmetic. */
  async #read(tensors: readonly Tensor[]): Promise<readonly Float32Array[]> {
    const [first] = tensors;
    if (first === undefined) return [];
    if (tensors.length === 1) return [await this.#readOne(first)];
    const sizes = tensors.map(({ shape }) => sizeOf(shape));
    const flat = tensors.map((x, index) => this.#runner.run('Reshape', { x }, { shape: [sizes[index] ?? 0] }));
    const joined = this.#runner.run('Concat', flat, { axis: 0 });
    try {
      const values = await this.#readOne(joined);
      let start = 0;
      return sizes.map((size) => values.subarray(start, (start += size)));
    } finally {
      for (const tensor of [...flat, joined]) this.#runner.free(tensor);
    }
  }

  async #readOne(tensor: Tensor): Promise<Float32Array> {
    this.#refuseIfLost();
    const loss = new Promise<never>((_resolve, reject) => {
      this.#rejectRead = reject;
    });
    const timer = setTimeout(() => {
      this.reportLoss(`it did not answer within ${READ_TIMEOUT_MILLISECONDS / 1000} seconds`);
    }, READ_TIMEOUT_MILLISECONDS);
    try {
      const values = await Promise.race([loss, this.#runner.read(tensor)]);
      this.#refuseIfLost();
      return values;
    } catch (error) {
      // tf.js rejects a read only when the device is going; the event that says so may come a moment later.
      this.reportLoss(error instanceof Error ? error.message : String(error));
      throw this.#loss ?? error;
    } finally {
      clearTimeout(timer);
      this.#rejectRead = null;
    }
  }

  #refuseIfLost(): void {
    if (this.#watch.isLost()) this.reportLoss('its context was lost');
    if (this.#loss !== null) throw this.#loss;
  }
}
