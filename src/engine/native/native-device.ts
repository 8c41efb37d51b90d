/** Our own kernels, compiled: what native models are built on. Each model has a memory of its own. */
export interface NativeDevice {
  readonly name: 'native';
  readonly module: WebAssembly.Module;
}

/** Loads and compiles the kernels. Rejects with a sentence for the user. */
export async function startNative(url: string | undefined): Promise<NativeDevice> {
  if (url === undefined) throw new Error('Its file is not part of this page.');
  const response = await fetch(url).catch(() => null);
  if (response?.ok !== true) throw new Error('Its file could not be loaded. Reload the page to try it again.');
  try {
    return { name: 'native', module: await WebAssembly.compileStreaming(response) };
  } catch {
    throw new Error('Its file could not be compiled: this browser has no WebAssembly with SIMD.');
  }
}
