/** The bytes of a file of a data set. Throws where it was not loaded. */
export function fileBytes(files: ReadonlyMap<string, Uint8Array>, path: string): Uint8Array {
  const bytes = files.get(path);
  if (bytes !== undefined) return bytes;
  const loaded = [...files.keys()].join(', ') || 'none';
  throw new Error(`The data set needs the file '${path}', which was not loaded (loaded: ${loaded}).`);
}
