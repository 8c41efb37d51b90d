/** Bytes hashed at a time: the browser copies what it hashes, and larger copies cost more than the hash. */
const PIECE_BYTES = 1 << 19;

/**
 * The SHA-256 of bytes, as hexadecimal digits; of more than half a megabyte that of the SHA-256s of its half megabytes, one
 * after another. Throws where the page is not in a secure context, which alone has it.
 */
export async function sha256(bytes: Uint8Array): Promise<string> {
  if (!self.isSecureContext)
    throw new Error('Files can be opened only where the page comes over https or from localhost. Open it from there.');
  const digests: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += PIECE_BYTES)
    digests.push(await digestOf(bytes.subarray(start, start + PIECE_BYTES)));
  const [only] = digests;
  const digest = digests.length === 1 && only !== undefined ? only : await digestOf(joined(digests));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function digestOf(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}

function joined(digests: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(digests.flatMap((digest) => [...digest]));
}
