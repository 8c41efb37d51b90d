import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { greyPng } from './grey-png.ts';

/** The chunks of a PNG file by type, each with its checksum proved; node's inflate proves that of the pixels. */
function chunksOf(file: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(file);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
  const chunks = new Map<string, Buffer>();
  for (let start = 8; start < bytes.length;) {
    const length = bytes.readUInt32BE(start);
    const named = bytes.subarray(start + 4, start + 8 + length);
    expect(bytes.readUInt32BE(start + 8 + length)).toBe(crc32(named));
    chunks.set(named.subarray(0, 4).toString('latin1'), named.subarray(4));
    start += length + 12;
  }
  return chunks;
}

function decode(file: Uint8Array) {
  const chunks = chunksOf(file);
  const header = chunks.get('IHDR') ?? Buffer.alloc(0);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const lines = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const rows = Array.from({ length: height }, (_, row) => lines.subarray(row * (width + 1), (row + 1) * (width + 1)));
  return {
    types: [...chunks.keys()],
    format: [...header.subarray(8)],
    width,
    height,
    size: lines.length,
    filters: [...new Set(rows.map((row) => row[0]))],
    pixels: Buffer.concat(rows.map((row) => row.subarray(1))),
  };
}

test.each([
  [1, 1],
  [3, 2],
  [2, 3],
  // Of 65,535 bytes in all, one more, and more than three blocks.
  [254, 257],
  [255, 256],
  [700, 300],
])('an image of %i × %i reads back as it was', (width, height) => {
  const pixels = Uint8Array.from({ length: width * height }, (_, index) => (index * 7) % 256);
  const image = decode(greyPng({ width, height, pixels }));
  expect(image).toMatchObject({ types: ['IHDR', 'IDAT', 'IEND'], format: [8, 0, 0, 0, 0], width, height });
  expect(image).toMatchObject({ size: height * (width + 1), filters: [0] });
  expect(image.pixels.equals(pixels)).toBe(true);
});

test('pixels that do not fill the image are an error', () => {
  expect(() => greyPng({ width: 2, height: 2, pixels: new Uint8Array(3) })).toThrow(
    'An image of 2 × 2 pixels cannot be made of 3.',
  );
  expect(() => greyPng({ width: 0, height: 2, pixels: new Uint8Array(0) })).toThrow('An image of 0 × 2 pixels');
});
