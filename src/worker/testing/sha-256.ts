import { createHash } from 'node:crypto';

/** As the worker's, by Node. */
export function sha256(bytes: Uint8Array): Promise<string> {
  return Promise.resolve(createHash('sha256').update(bytes).digest('hex'));
}
