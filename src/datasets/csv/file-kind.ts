import { CsvError } from './csv-error.ts';
import { CSV_LIMITS, grouped } from './csv-limits.ts';

interface FileKind {
  /** What it is, as in 'The file is ...'. */
  readonly name: string;
  readonly advice: string;
  /** What its bytes begin with, as Latin-1. */
  readonly magic: readonly string[];
  /** Looks closer where the magic alone could begin a text. */
  readonly check?: (bytes: Uint8Array) => boolean;
}

/** Bytes looked at. */
const SAMPLE = 4096;
/** Share of control characters from which a file is no text. */
const CONTROL_SHARE = 0.1;

const SAVE_AS_CSV = 'Open it in the program it comes from and save it as CSV.';
const UNPACK = 'Unpack it and load the CSV file that is inside.';
const PICTURE = 'A table is needed: load a CSV file.';

const KINDS: readonly FileKind[] = [
  { name: 'packed with gzip', advice: UNPACK, magic: ['\x1f\x8b'] },
  {
    name: 'an Excel workbook (xlsx)',
    advice: SAVE_AS_CSV,
    magic: ['PK\x03\x04'],
    check: holds('[Content_Types].xml', 'xl/'),
  },
  {
    name: 'an OpenDocument file',
    advice: SAVE_AS_CSV,
    magic: ['PK\x03\x04'],
    check: holds('application/vnd.oasis.opendocument'),
  },
  { name: 'a zip archive', advice: UNPACK, magic: ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'] },
  { name: 'an old Excel or Office file (xls)', advice: SAVE_AS_CSV, magic: ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'] },
  {
    name: 'a Parquet file',
    advice: 'Convert it to CSV, for example with DuckDB or pandas.',
    magic: ['PAR1'],
    check: (bytes) => latin1(bytes.subarray(-4)) === 'PAR1',
  },
  {
    name: 'an Arrow or Feather file',
    advice: 'Convert it to CSV, for example with pandas.',
    magic: ['ARROW1\0\0', 'FEA1\0'],
  },
  { name: 'a PNG image', advice: PICTURE, magic: ['\x89PNG\r\n\x1a\n', '\x89PNG'] },
  { name: 'a JPEG image', advice: PICTURE, magic: ['\xff\xd8\xff'] },
  { name: 'a GIF image', advice: PICTURE, magic: ['GIF87a', 'GIF89a'] },
  { name: 'a PDF', advice: 'Export the table as CSV from where the PDF was made.', magic: ['%PDF-'] },
  { name: 'an SQLite database', advice: 'Export the table you want as CSV.', magic: ['SQLite format 3\0'] },
  { name: 'a NumPy array', advice: 'Save it with numpy.savetxt as CSV.', magic: ['\x93NUMPY'] },
  {
    name: 'packed with bzip2, xz, zstd or 7-zip',
    advice: UNPACK,
    magic: ['BZh', '\xfd7zXZ', '\x28\xb5\x2f\xfd', '7z\xbc\xaf'],
    check: isBinary,
  },
  {
    name: 'a web page',
    advice: 'The download may have led to a page instead of the file: download it again.',
    magic: ['<!doctype html', '<!DOCTYPE html', '<html'],
  },
];

/**
 * Throws a {@link CsvError} that names what the file is where its first bytes tell that it is no text. Must not be asked
 * about UTF-16 with a byte order mark, which looks binary.
 */
export function checkFileKind(bytes: Uint8Array): void {
  const start = latin1(bytes.subarray(0, 16));
  const kind = KINDS.find(
    ({ magic, check }) => magic.some((begin) => start.startsWith(begin)) && (check === undefined || check(bytes)),
  );
  if (kind !== undefined) throw new CsvError(`The file is ${kind.name}, not CSV. ${kind.advice}`, 1);
  if (isBinary(bytes))
    throw new CsvError('The file is binary, not text. Export the table as CSV from the program it comes from.', 1);
}

/** Throws a {@link CsvError} for a file of more bytes than are read. */
export function checkFileSize(size: number): void {
  if (size <= CSV_LIMITS.bytes) return;
  const megabytes = (count: number) => grouped(Math.ceil(count / 1_000_000));
  throw new CsvError(
    `The file has ${megabytes(size)} MB, the limit is ${megabytes(CSV_LIMITS.bytes)} MB. Load a part of its rows.`,
    1,
  );
}

function holds(...texts: readonly string[]): (bytes: Uint8Array) => boolean {
  return (bytes) => {
    const start = latin1(bytes.subarray(0, SAMPLE));
    return texts.some((text) => start.includes(text));
  };
}

/** Whether many of the first bytes are control characters that no text has. NULs count elsewhere: UTF-16 has them. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let controls = 0;
  for (const byte of sample) if (isControl(byte)) controls += 1;
  return controls > 0 && controls >= CONTROL_SHARE * sample.length;
}

function isControl(byte: number): boolean {
  return (byte > 0 && byte < 0x09) || (byte > 0x0d && byte < 0x20);
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
