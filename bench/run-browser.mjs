// Measures in a real browser: `node bench/run-browser.mjs training`, `native`, `peers`, `page` or `table`. See bench/README.md.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runNativeRace } from './browser/native-race.mjs';
import { runPageBench } from './browser/page-bench.mjs';
import { runPeersRace } from './browser/peers-race.mjs';
import { runTableBench } from './browser/table-bench.mjs';
import { runTrainingRace } from './browser/training-race.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, profile: { type: 'boolean', default: false } },
});
const [bench = '', ...parts] = positionals;

async function run() {
  if (bench === 'training') return runTrainingRace({ rounds: Number(values.rounds) });
  if (bench === 'native') return runNativeRace({ rounds: Number(values.rounds), only: parts[0] });
  if (bench === 'peers') return runPeersRace({ rounds: Number(values.rounds) });
  if (bench === 'page') return runPageBench({ parts, isProfiled: values.profile });
  if (bench === 'table') return runTableBench();
  throw new Error(
    'Say what to measure: node bench/run-browser.mjs training | native [PART OF A NAME] | peers | page [frames cold answers memory] | table',
  );
}

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exit(2);
}
