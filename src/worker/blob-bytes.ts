/** The bytes of a file. Throws what to do where it is not there any more. */
export async function blobBytes(file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new Error(
      'The file could not be read: it was moved, changed or deleted after it was chosen, or it is not yours to read. Choose it again.',
      { cause },
    );
  }
}
