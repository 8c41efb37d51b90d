const decoder = new TextDecoder();

/** The text of ASCII bytes. */
export function asciiText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
