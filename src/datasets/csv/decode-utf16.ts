import { CsvError } from './csv-error.ts';
import type { DecodeTurns } from './decode-utf8.ts';
import { Utf8Builder } from './utf8-builder.ts';

/** Code units decoded in a turn. */
const TURN = 1 << 19;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * The text of UTF-16 bytes, without a byte order mark; line ends become LF. Throws a {@link CsvError} with the line where a
 * character is only half there; nothing is ever replaced by U+FFFD.
 */
export function* decodeUtf16InTurns(bytes: Uint8Array, order: 'little' | 'big'): DecodeTurns {
  const builder = new Utf8Builder(bytes.length / 2);
  const high = order === 'little' ? 1 : 0;
  const unitAt = (unit: number) => ((bytes[2 * unit + high] ?? 0) << 8) | (bytes[2 * unit + 1 - high] ?? 0);
  const units = bytes.length >> 1;
  for (let unit = unitAt(0) === BYTE_ORDER_MARK ? 1 : 0; unit < units; yield unit * 2) {
    for (const end = Math.min(unit + TURN, units); unit < end; unit += 1) {
      const codePoint = codePointOf(unitAt(unit), unitAt(unit + 1));
      if (codePoint === null) throw halfCharacter(builder.line());
      builder.add(codePoint);
      if (codePoint > 0xffff) unit += 1;
    }
  }
  if (bytes.length % 2 === 1) throw halfCharacter(builder.line());
  return builder.text();
}

/** The code point that a code unit stands for, with the next one where they are a pair; null for half a pair. */
function codePointOf(unit: number, next: number): number | null {
  if (unit < 0xd800 || unit >= 0xe000) return unit;
  const isPair = unit < 0xdc00 && next >= 0xdc00 && next < 0xe000;
  return isPair ? 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00) : null;
}

function halfCharacter(line: number): CsvError {
  return new CsvError(
    `Line ${line} holds half of a UTF-16 character. The file may have been cut short: save it as UTF-8 and load it again.`,
    line,
  );
}
