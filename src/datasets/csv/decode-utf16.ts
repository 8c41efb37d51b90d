import { CsvError } from './csv-error.ts';
import type { DecodeTurns } from './decode-utf8.ts';
import { lineAt } from './line-ends.ts';
import { TextBuilder } from './text-builder.ts';

/** Code units decoded in a turn. */
const TURN = 1 << 19;
const BYTE_ORDER_MARK = 0xfeff;
/** Half of a pair without the other half. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The text of UTF-16 bytes, without a byte order mark; line ends become LF. Throws a {@link CsvError} with the line where a character is only
 * half there; nothing is ever replaced by U+FFFD.
 */
export function* decodeUtf16InTurns(bytes: Uint8Array, order: 'little' | 'big'): DecodeTurns {
  const builder = new TextBuilder();
  const high = order === 'little' ? 1 : 0;
  const units = bytes.length >> 1;
  for (let unit = 0; unit < units; yield unit * 2) {
    for (const end = Math.min(unit + TURN, units); unit < end; unit += 1) {
      const code = ((bytes[2 * unit + high] ?? 0) << 8) | (bytes[2 * unit + 1 - high] ?? 0);
      if (unit > 0 || code !== BYTE_ORDER_MARK) builder.add(code);
    }
  }
  const text = builder.text();
  const broken = bytes.length % 2 === 1 ? text.length : text.search(LONE_SURROGATE);
  if (broken >= 0) throw halfCharacter(text, broken);
  return text;
}

function halfCharacter(text: string, index: number): CsvError {
  const line = lineAt(text, index);
  return new CsvError(
    `Line ${line} holds half of a UTF-16 character. The file may have been cut short: save it as UTF-8 and load it again.`,
    line,
  );
}
