import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FONT_FACES = 'src/ui/fonts.css';
/** Event names in the listing, which the look sets in 600. */
const EVENT_NAMES = 'src/ui/loop/listing.module.css: 600';

test('font weights are the three of the look, by their tokens (look.md section 3)', () => {
  const sheets = readdirSync('src/ui', { recursive: true, encoding: 'utf8' })
    .map((path) => `src/ui/${path}`)
    .filter((path) => path.endsWith('.css') && path !== FONT_FACES);
  const numbers = sheets.flatMap((path) =>
    Array.from(
      readFileSync(path, 'utf8').matchAll(/font(?:-weight)?:\s*(\d{3})\b/g),
      ([, weight]) => `${path}: ${weight}`,
    ),
  );
  expect(numbers).toEqual([EVENT_NAMES]);
  const tokens = readFileSync('src/ui/tokens.css', 'utf8').matchAll(/--weight-\w+: (\d+)/g);
  expect(Array.from(tokens, ([, weight]) => weight)).toEqual(['440', '540', '640']);
});
