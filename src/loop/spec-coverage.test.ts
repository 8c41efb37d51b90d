import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FOLDER = import.meta.dirname;
const rules = [...readFileSync(join(FOLDER, 'SPEC.md'), 'utf8').matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm)].map(
  ([, id]) => id,
);
const testFiles = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.test.ts'),
);
const cited = testFiles.flatMap((name) => citedIn(readFileSync(join(FOLDER, name), 'utf8')));

/** The rules that tests are named by: `test('[L4] …` or `test('[L4, L5] …`. */
function citedIn(source: string): string[] {
  const names = source.matchAll(/\b(?:test|it)(?:\.each\([\s\S]*?\))?\(\s*['"`]\[([A-Z\d, ]+)\]/g);
  return [...names].flatMap(([, ids]) => (ids ?? '').split(', '));
}

test('every rule of SPEC.md has a test named by it', () => {
  expect(rules.length).toBeGreaterThan(100);
  expect(rules.filter((rule) => !cited.includes(String(rule)))).toEqual([]);
});

test('no test cites a rule that SPEC.md does not have', () => {
  expect([...new Set(cited.filter((id) => !rules.includes(id)))]).toEqual([]);
});

test('no rule number is given twice', () => {
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
});
