// Unpacks a headless Chromium from the npm registry into .cache/browser: the last way out, for Linux x64 machines
// that can reach neither Playwright's download nor apt. Test use only; never a dependency of the app.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { brotliDecompressSync } from 'node:zlib';
import { LOCAL_BROWSER_DIR } from './browser.mjs';

// The last line that runs on Node 20. MIT wrapper round a BSD-3 Chromium.
export const NPM_CHROMIUM = '@sparticuz/chromium@147.0.0';

// Its own NSS and expat are used only when the system lacks them; its fonts only when there is no fontconfig.
const LAUNCHER = `#!/bin/sh
d=$(dirname "$(readlink -f "$0")")
if ldd "$d/chromium" 2>/dev/null | grep -q 'not found'; then
  export LD_LIBRARY_PATH="$d/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
fi
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$d"
exec "$d/chromium" "$@"
`;

function download() {
  mkdirSync(LOCAL_BROWSER_DIR, { recursive: true });
  writeFileSync(join(LOCAL_BROWSER_DIR, 'package.json'), '{"private":true}');
  const options = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  const args = ['install', ...options, '--prefix', LOCAL_BROWSER_DIR, NPM_CHROMIUM];
  return spawnSync('npm', args, { stdio: 'inherit' }).status === 0;
}

// The package's own executablePath() unpacks into a shared /tmp folder and reuses whatever lies there: not used.
function unpack() {
  const packed = join(LOCAL_BROWSER_DIR, 'node_modules/@sparticuz/chromium/bin');
  const unpacked = join(LOCAL_BROWSER_DIR, 'run');
  const unfinished = `${unpacked}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const decompressed = (name) => brotliDecompressSync(readFileSync(join(packed, name)));
  writeFileSync(join(unfinished, 'chromium'), decompressed('chromium.br'), { mode: 0o755 });
  for (const archive of ['swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br']) {
    const tar = spawnSync('tar', ['-x', '-C', unfinished], { input: decompressed(archive) });
    if (tar.status !== 0) return false;
  }
  writeFileSync(join(unfinished, 'chromium.sh'), LAUNCHER, { mode: 0o755 });
  rmSync(unpacked, { recursive: true, force: true });
  renameSync(unfinished, unpacked);
  rmSync(join(LOCAL_BROWSER_DIR, 'node_modules'), { recursive: true, force: true });
  return true;
}

/** @returns {boolean} whether a Chromium now lies in .cache/browser; false at once on other than Linux x64. */
export function installNpmChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return false;
  return download() && unpack();
}
