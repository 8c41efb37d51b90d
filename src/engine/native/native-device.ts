/** Our own kernels, compiled: what native models are built on. Each model has a memory of its own. */
export interface NativeDevice {
  /** Relaxed: the processor may round less often than the kernels say, so its bits are not those of every other machine. */
  readonly name: 'native' | 'native-relaxed';
  readonly module: WebAssembly.Module;
}

/** What a browser must have for each. */
const FEATURES: Readonly<Record<NativeDevice['name'], string>> = {
  native: 'SIMD',
  'native-relaxed': 'relaxed SIMD',
};

/** Loads and compiles the kernels. Rejects with a sentence for the user, with what the browser says. */
export async function startNative(name: NativeDevice['name'], url: string | undefined): Promise<NativeDevice> {
  if (url === undefined) throw new Error('Its file is not part of this page.');
  const bytes = await fetchBytes(url);
  try {
    // Not compileStreaming: it asks for a MIME type that not every server gives, and a file this short compiles at once.
    return { name, module: await WebAssembly.compile(bytes) };
  } catch (cause) {
    const message = `Its file could not be compiled (${String(cause)}). It takes WebAssembly with ${FEATURES[name]}.`;
    throw new Error(message, { cause });
  }
}

async function fetchBytes(url: string): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url);
    if (response.ok) return await response.arrayBuffer();
    throw new Error(`HTTP ${response.status} ${response.statusText}`.trim());
  } catch (cause) {
    const message = `Its file could not be fetched (${String(cause)}). Reload the page to try it again.`;
    throw new Error(message, { cause });
  }
}
