/** The SHA-256 of bytes, as hexadecimal digits. Throws where the page is not in a secure context, which alone has it. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  if (!self.isSecureContext)
    throw new Error('Files can be opened only where the page comes over https or from localhost. Open it from there.');
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
