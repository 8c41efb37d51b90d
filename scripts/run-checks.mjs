// `npm test`: runs every check in turn, also after one has failed, and ends with what failed and how many tests passed.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import process from 'node:process';

// Each is a script of package.json. `needs` names the one without whose success it is left out.
const CHECKS = [
  { name: 'check:format' },
  { name: 'check:lint' },
  { name: 'check:arrows' },
  { name: 'check:types' },
  { name: 'check:lock' },
  { name: 'check:unit' },
  { name: 'build' },
  { name: 'check:size', needs: 'build' },
  { name: 'browser' },
  { name: 'check:e2e', needs: 'build' },
];
const UNIT_REPORT = 'test-results/unit.json';
const E2E_REPORT = 'test-results/e2e.json';

function run(name) {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const isWindows = process.platform === 'win32';
  const { status } = spawnSync('npm', ['run', '--silent', name], { stdio: 'inherit', shell: isWindows });
  return { name, outcome: status === 0 ? 'ok' : 'FAILED', seconds: (performance.now() - started) / 1000 };
}

function runAll() {
  const results = [];
  for (const { name, needs } of CHECKS) {
    const isHopeless = results.some((result) => result.name === needs && result.outcome !== 'ok');
    results.push(isHopeless ? { name, outcome: 'left out', seconds: 0 } : run(name));
  }
  return results;
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
const results = runAll();
const failed = results.filter(({ outcome }) => outcome === 'FAILED');
console.log('\n── all checks');
for (const { name, outcome, seconds } of results) {
  console.log(`${outcome.padEnd(8)} ${name.padEnd(13)} ${seconds.toFixed(1).padStart(6)} s`);
}
if (failed.length > 0) console.log(`Failed: ${failed.map(({ name }) => name).join(', ')}`);
printTotals();
process.exitCode = failed.length === 0 ? 0 : 1;
