import type { DecodeTurns } from './decode-utf8.ts';
import { Utf8Builder } from './utf8-builder.ts';

/** Bytes decoded in a turn. */
const TURN = 1 << 20;

/** What the bytes 0x80 to 0x9F stand for (WHATWG Encoding): five stand for control characters, as in browsers. */
const SPECIAL = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** The text of windows-1252 bytes, the Western European code page; line ends become LF. Every byte is a character. */
export function* decodeWindows1252InTurns(bytes: Uint8Array): DecodeTurns {
  const builder = new Utf8Builder(bytes.length);
  for (let index = 0; index < bytes.length; yield index) {
    for (const end = Math.min(index + TURN, bytes.length); index < end; index += 1) {
      const byte = bytes[index] ?? 0;
      builder.add(byte >= 0x80 && byte < 0xa0 ? SPECIAL.charCodeAt(byte - 0x80) : byte);
    }
  }
  return builder.text();
}
