import { afterEach, describe, expect, test, vi } from 'vitest';
import { KERNELS } from '../testing/node-launchers.ts';
import { startNative } from './native-device.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const ADDRESS = 'http://site/kernels.wasm';

function answering(answer: () => Response | Promise<Response>): void {
  vi.stubGlobal('fetch', () => Promise.resolve().then(answer));
}

const kernels = async () => (await fetch(KERNELS)).arrayBuffer();

describe('the kernels', () => {
  test.each(['application/wasm', 'application/octet-stream', 'text/plain', ''])(
    'are compiled whatever the server says they are: "%s"',
    async (type) => {
      const bytes = await kernels();
      answering(() => new Response(bytes, { headers: { 'content-type': type } }));
      const { module } = await startNative('native', ADDRESS);
      expect(WebAssembly.Module.exports(module).map(({ name }) => name)).toContain('step');
    },
  );

  test('that are not part of the page are told to be so', async () => {
    await expect(startNative('native', undefined)).rejects.toThrow('Its file is not part of this page.');
  });
});

describe('kernels that cannot be fetched are told apart, with what the browser says', () => {
  const aborted = new ReadableStream({
    start(controller) {
      controller.enqueue(Uint8Array.of(0, 97, 115, 109));
      controller.error(new TypeError('network error'));
    },
  });

  test.each([
    ['a server that has none', () => new Response('', { status: 404 }), 'Error: HTTP 404'],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'TypeError: Failed to fetch'],
    ['a download that ends early', () => new Response(aborted), 'TypeError: network error'],
  ])('%s', async (_name, answer, reason) => {
    answering(answer);
    await expect(startNative('native', ADDRESS)).rejects.toThrow(
      new Error(`Its file could not be fetched (${reason}). Reload the page to try it again.`),
    );
  });
});

describe('kernels that cannot be compiled are told apart, with what the browser says', () => {
  test('a page in the place of the kernels', async () => {
    answering(() => new Response('<!doctype html>'));
    await expect(startNative('native', ADDRESS)).rejects.toThrow(
      /^Its file could not be compiled.*CompileError:.*magic/,
    );
  });

  test.each([
    [
      'a policy that forbids it',
      new WebAssembly.CompileError('violates the policy'),
      'CompileError: violates the policy',
    ],
    ['too little memory', new RangeError('Out of memory'), 'RangeError: Out of memory'],
  ])('%s', async (_name, error, reason) => {
    const bytes = await kernels();
    answering(() => new Response(bytes));
    vi.spyOn(WebAssembly, 'compile').mockRejectedValue(error);
    await expect(startNative('native', ADDRESS)).rejects.toThrow(
      new Error(`Its file could not be compiled (${reason}). It takes WebAssembly with SIMD.`),
    );
  });

  test('relaxed kernels say that they need relaxed SIMD', async () => {
    answering(() => new Response(Uint8Array.of(0)));
    await expect(startNative('native-relaxed', ADDRESS)).rejects.toThrow('It takes WebAssembly with relaxed SIMD.');
  });

  test('a browser without WebAssembly', async () => {
    const bytes = await kernels();
    answering(() => new Response(bytes));
    vi.stubGlobal('WebAssembly', undefined);
    await expect(startNative('native', ADDRESS)).rejects.toThrow(/^Its file could not be compiled.*TypeError/);
  });
});
