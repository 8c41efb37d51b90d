// Looks into the built scripts for what must not be there: tf.js on the page, code made from text, foreign addresses.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

const DIST = resolve(import.meta.dirname, '../dist');

// Strings that tf.js carries through minification.
const TFJS = /tfjs-backend|tfjs-core|@tensorflow|WEBGL_VERSION|WASM_HAS_SIMD_SUPPORT/;
// The policy would refuse it at run time; better to hear of it now. The one exception is how some libraries look for
// the global object where there is no `self`: here there always is one, so it never runs.
const CODE_FROM_TEXT = /(?<![\w$.])(?:eval\s*\(|Function\s*\((?!\s*["'`]return this["'`]\s*\)))/;

const RULES = [
  { folder: 'assets', except: 'assets/worker/', pattern: TFJS, message: 'has tf.js: only the worker may load it' },
  { folder: 'assets', pattern: CODE_FROM_TEXT, message: 'makes code from text, which the policy refuses' },
  { folder: '.', endings: ['.html'], pattern: /<script(?![^>]*\bsrc=)[^>]*>/, message: 'has an inline script' },
  {
    folder: '.',
    endings: ['.html', '.css'],
    pattern: /(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?\/\//,
    message: 'loads from elsewhere',
  },
];

function filesUnder(folder, { endings, except }) {
  const path = join(DIST, folder);
  if (!existsSync(path)) throw new Error(`dist/${folder} is missing. Build first: npm run build`);
  const names = readdirSync(path, { recursive: true });
  return names
    .map((name) => join(path, name))
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .filter((file) => except === undefined || !file.startsWith(join(DIST, except)));
}

function faultsOf({ folder, endings = ['.js'], except, pattern, message }) {
  return filesUnder(folder, { endings, except }).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const found = pattern.exec(text);
    if (found === null) return [];
    const around = text.slice(Math.max(0, found.index - 60), found.index + 60).replaceAll(/\s+/g, ' ');
    return [`${file.slice(DIST.length + 1)} ${message}: …${around}…`];
  });
}

const faults = RULES.flatMap(faultsOf);
for (const fault of faults) console.error(fault);
console.log(`dist: ${RULES.length} rules, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
