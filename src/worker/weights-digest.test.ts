import { expect, test } from 'vitest';
import { weightsDigest } from './weights-digest.ts';

/** FNV-1a, 64 bits, in the words of its authors. */
function fnv(bytes: Uint8Array): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0').slice(0, 12);
}

test('the digest is that of FNV-1a over the bytes of the weights', () => {
  expect(fnv(new TextEncoder().encode('foobar'))).toBe('85944171f739'); // from the authors' own list
  for (const length of [0, 1, 5, 300]) {
    const weights = Float32Array.from({ length }, (_, index) => Math.fround(1 / (index - 3.5)));
    expect(weightsDigest(weights)).toBe(fnv(new Uint8Array(weights.buffer)));
  }
});

test('weights that differ in the last bit of one of them have another digest, wherever it stands', () => {
  const weights = Float32Array.of(0.5, -0.25, 3);
  const digests = [0, 4, 8].map((byte) => {
    const bytes = new Uint8Array(weights.slice().buffer);
    bytes[byte] = (bytes[byte] ?? 0) ^ 1;
    return weightsDigest(new Float32Array(bytes.buffer));
  });
  expect(new Set([weightsDigest(weights), ...digests]).size).toBe(4);
});

test('only the weights count, not what lies beside them in the same memory', () => {
  const memory = Float32Array.of(9, 1, 2, 9);
  expect(weightsDigest(memory.subarray(1, 3))).toBe(weightsDigest(Float32Array.of(1, 2)));
});
