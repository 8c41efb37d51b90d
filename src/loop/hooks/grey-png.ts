/** An image of 8-bit grey, row by row from the top. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array | Uint8ClampedArray;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Grey without alpha, 8 bits, not interlaced. */
const GREY_HEADER = [8, 0, 0, 0, 0];
/** What a stored block of DEFLATE can hold. */
const LARGEST_BLOCK = 65_535;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xed_b8_83_20 : crc >>> 1;
  return crc;
});

/** A PNG file, not compressed. Throws when the pixels do not fill the image, or it has none. */
export function greyPng({ width, height, pixels }: GreyImage): Uint8Array {
  if (width < 1 || height < 1 || pixels.length !== width * height)
    throw new RangeError(`An image of ${width} × ${height} pixels cannot be made of ${pixels.length}.`);
  return joined([
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', joined([bigEndian(width), bigEndian(height), Uint8Array.from(GREY_HEADER)])),
    chunk('IDAT', zlibStored(scanlines({ width, height, pixels }))),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

/** Each line begins with the number of its filter: 0, none. */
function scanlines({ width, height, pixels }: GreyImage): Uint8Array {
  const lines = new Uint8Array(height * (width + 1));
  for (let row = 0; row < height; row += 1)
    lines.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  return lines;
}

/** zlib (RFC 1950) of stored blocks only. */
function zlibStored(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
  for (let start = 0; start < bytes.length; start += LARGEST_BLOCK) {
    const block = bytes.subarray(start, start + LARGEST_BLOCK);
    const isLast = start + LARGEST_BLOCK >= bytes.length;
    const { length } = block;
    parts.push(Uint8Array.of(Number(isLast), length, length >>> 8, ~length, ~length >>> 8), block);
  }
  return joined([...parts, bigEndian(adler32(bytes))]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = joined([Uint8Array.from(type, (letter) => letter.charCodeAt(0)), data]);
  return joined([bigEndian(data.length), named, bigEndian(crc32(named))]);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return ~crc;
}

function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return (high << 16) | low;
}

function bigEndian(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let start = 0;
  for (const part of parts) {
    whole.set(part, start);
    start += part.length;
  }
  return whole;
}
