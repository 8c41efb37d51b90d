// `npm test`: runs every check, also after one has failed, and ends with what failed and how many tests passed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import process from 'node:process';

// Each is a script of package.json. `needs` names the one without whose success it is left out.
// Lint takes one core for as long as all the other checks of the sources together: they run beside it.
const LINT = { name: 'check:lint' };
const CHECKS = [
  { name: 'check:format' },
  { name: 'check:arrows' },
  { name: 'check:types' },
  { name: 'check:lock' },
  { name: 'build' },
  { name: 'check:size', needs: 'build' },
  { name: 'browser' },
];
// These take both cores.
const TESTS = [{ name: 'check:unit' }, { name: 'check:e2e', needs: 'build' }];
const UNIT_REPORT = 'test-results/unit.json';
const E2E_REPORT = 'test-results/e2e.json';

/** Its output is shown when it has ended, so that what runs side by side stays readable; a test runner's as it comes. */
async function run(name, output = 'pipe') {
  if (output === 'inherit') console.log(`\n── ${name}`);
  const started = performance.now();
  const isWindows = process.platform === 'win32';
  const child = spawn('npm', ['run', '--silent', name], { stdio: ['ignore', output, output], shell: isWindows });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => said.push(part));
  const [status] = await once(child, 'close');
  if (output === 'pipe') console.log(`\n── ${name}\n${Buffer.concat(said).toString().trimEnd()}`);
  return { name, outcome: status === 0 ? 'ok' : 'FAILED', seconds: (performance.now() - started) / 1000 };
}

async function runInTurn(checks, output, earlier = []) {
  const results = [];
  for (const { name, needs } of checks) {
    const isHopeless = [...earlier, ...results].some((result) => result.name === needs && result.outcome !== 'ok');
    results.push(isHopeless ? { name, outcome: 'left out', seconds: 0 } : await run(name, output));
  }
  return results;
}

async function runAll() {
  const [lint, others] = await Promise.all([run(LINT.name), runInTurn(CHECKS)]);
  const results = [lint, ...others];
  return [...results, ...(await runInTurn(TESTS, 'inherit', results))];
}

function readReport(path, count) {
  try {
    return count(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function unitCounts({ numPassedTests, numFailedTests, testResults }) {
  // A file that could not even be loaded has no test in the count, but it failed.
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}

function e2eCounts({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

// The runners' own figures. A runner that never came to its end has no report: said, so that the sum misleads nobody.
function printTotals() {
  const unit = readReport(UNIT_REPORT, unitCounts);
  const e2e = readReport(E2E_REPORT, e2eCounts);
  if (unit === null) console.log('The unit tests gave no report.');
  if (e2e === null) console.log('The end-to-end tests gave no report.');
  const ran = [unit, e2e].filter((counts) => counts !== null);
  const sum = (key) => ran.reduce((total, counts) => total + counts[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
}

for (const report of [UNIT_REPORT, E2E_REPORT]) rmSync(report, { force: true });
const results = await runAll();
const failed = results.filter(({ outcome }) => outcome === 'FAILED');
console.log('\n── all checks');
for (const { name, outcome, seconds } of results) {
  console.log(`${outcome.padEnd(8)} ${name.padEnd(13)} ${seconds.toFixed(1).padStart(6)} s`);
}
if (failed.length > 0) console.log(`Failed: ${failed.map(({ name }) => name).join(', ')}`);
printTotals();
process.exitCode = failed.length === 0 ? 0 : 1;
