import { describe, expect, it } from 'vitest';
import { checkFileKind } from './file-kind.ts';
import { errorOf } from './testing/error-of.ts';

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

describe('checkFileKind', () => {
  it.each([
    ['\x1f\x8b\x08\0\0', 'packed with gzip'],
    ['PK\x03\x04\x14\0[Content_Types].xml', 'an Excel workbook (xlsx)'],
    ['PK\x03\x04\x14\0data.csv', 'a zip archive'],
    ['PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'an OpenDocument file'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Excel or Office file (xls)'],
    ['PAR1\x15\x04\x15PAR1', 'a Parquet file'],
    ['\x89PNG\r\n\x1a\n', 'a PNG image'],
    ['\xff\xd8\xff\xe0', 'a JPEG image'],
    ['GIF89a', 'a GIF image'],
    ['%PDF-1.7', 'a PDF'],
    ['SQLite format 3\0', 'an SQLite database'],
    ['<!doctype html>', 'a web page'],
  ])('C15: %j is refused by name', (content, name) => {
    const error = errorOf(() => checkFileKind(bytesOf(content)));
    expect(error.message).toContain(`The file is ${name}, not CSV. `);
    expect(error.line).toBe(1);
  });

  it('C15: what is mostly control characters is refused as binary', () => {
    expect(errorOf(() => checkFileKind(bytesOf('\x01\x02abc\x03\x04'))).message).toMatch(/^The file is binary/);
  });

  it('C15: a table that begins with the letters of a format is a table', () => {
    for (const text of ['PAR1,b\n1,2\n', 'BZh,b\n', '7z,b\n', '', 'a,b\n\x0c'])
      expect(() => checkFileKind(bytesOf(text))).not.toThrow();
  });
});
