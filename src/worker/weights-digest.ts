/** Of the 16 that there are: few enough to read out to a neighbour, who compares. */
const DIGITS = 12;

const WORD = 2 ** 32;
/** FNV's prime for 64 bits is 2^40 and this. */
const PRIME = 0x1b3;

/**
 * A short digest of weights, so that two runs can be compared on sight: the first 12 hexadecimal digits of FNV-1a in 64 bits
 * over their bytes. Not a SHA-256: the browser has that only for pages that come over https or from localhost, and in a
 * class the page comes from the teacher's computer.
 */
export function weightsDigest({ buffer, byteOffset, byteLength }: Float32Array): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) {
    const mixed = (low ^ byte) >>> 0;
    const product = mixed * PRIME;
    high = (Math.imul(high, PRIME) + Math.floor(product / WORD) + (mixed << 8)) >>> 0;
    low = product >>> 0;
  }
  return [high, low]
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('')
    .slice(0, DIGITS);
}
