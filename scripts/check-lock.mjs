// Checks package-lock.json for what would break `npm ci` elsewhere, or run foreign code at install.
import { readFileSync } from 'node:fs';
import process from 'node:process';

// Packages with an install script, each looked at: neither needs it, and .npmrc does not run any.
const KNOWN_INSTALL_SCRIPTS = new Set(['core-js', 'fsevents']);

const { packages } = JSON.parse(readFileSync(process.argv[2] ?? 'package-lock.json', 'utf8'));

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

// Where Node would find a package from: beside the one that asks, then folder by folder upwards.
function findFrom(path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const found = packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`];
    if (found !== undefined || folder === '') return found;
  }
}

// A mirror that lacks a platform's binary makes npm write a lock that `npm ci` refuses (npm/cli#9846).
function missingOptional([path, { optionalDependencies = {} }]) {
  const missing = Object.keys(optionalDependencies).filter((name) => findFrom(path, name)?.version === undefined);
  return missing.map((name) => `${nameOf(path)} wants ${name}, which the lock lacks: npm ci will refuse it.`);
}

function faultsOf([path, entry]) {
  if (path === '') return [];
  const name = nameOf(path);
  const faults = [];
  if (entry.resolved !== undefined) {
    faults.push(`${name} is tied to ${entry.resolved}. Keep omit-lockfile-registry-resolved=true in .npmrc.`);
  }
  if (entry.version === undefined || entry.integrity === undefined)
    faults.push(`${name} has no version or no checksum.`);
  if (entry.hasInstallScript === true && !KNOWN_INSTALL_SCRIPTS.has(name)) {
    faults.push(`${name} has an install script that nobody has looked at. Read it, then name it in check-lock.mjs.`);
  }
  return faults;
}

const entries = Object.entries(packages);
const faults = [...entries.flatMap(missingOptional), ...entries.flatMap(faultsOf)];
for (const fault of faults) console.error(fault);
console.log(`package-lock.json: ${entries.length - 1} packages, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
