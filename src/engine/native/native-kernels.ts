/** What the compiled kernels give: see kernels/index.ts. Addresses are in bytes. */
export interface NativeKernels {
  readonly memory: WebAssembly.Memory;
  memoryStart(): number;
  step(program: number, rows: number, mode: number): number;
}

/** A fresh set of kernels with a memory of its own. Throws a TypeError when the module is another one. */
export function instantiateKernels(module: WebAssembly.Module): NativeKernels {
  const { exports } = new WebAssembly.Instance(module);
  if (!isKernels(exports)) throw new TypeError('Its file holds something else than the kernels. Build the page anew.');
  return exports;
}

function isKernels(exports: object): exports is NativeKernels {
  const { memory, memoryStart, step }: Partial<Record<keyof NativeKernels, unknown>> = exports;
  return memory instanceof WebAssembly.Memory && typeof memoryStart === 'function' && typeof step === 'function';
}
