import { readFileSync } from 'node:fs';

/** The bytes of a file the site ships. */
export function siteFile(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../../public/datasets/${path}`, import.meta.url)));
}

/** The files a data set needs, as they are shipped. */
export function siteFiles(paths: readonly string[]): ReadonlyMap<string, Uint8Array> {
  return new Map(paths.map((path) => [path, siteFile(path)]));
}
