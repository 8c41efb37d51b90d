// Serves the built page on this machine only: node scripts/serve.mjs [--port 4173] [--strict-port]
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createFileListener } from './static-files.mjs';

const FOLDER = resolve(import.meta.dirname, '../dist');
const PORTS_TO_TRY = 20;
const NO_IPV6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

function readOptions() {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '4173' }, 'strict-port': { type: 'boolean', default: false } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--port must be a whole number from 1 to 65535, not '${values.port}'.`);
  }
  return { port, isStrict: values['strict-port'] };
}

function listen(listener, host, port) {
  return new Promise((done, failed) => {
    const server = createServer(listener);
    server.once('error', failed);
    server.listen(port, host, () => done(server));
  });
}

// "localhost" is 127.0.0.1 to some programs and ::1 to others: be at both.
async function listenOnLoopback(listener, port) {
  const server = await listen(listener, '127.0.0.1', port);
  try {
    await listen(listener, '::1', port);
  } catch (error) {
    if (NO_IPV6.includes(error.code)) return;
    server.close();
    throw error;
  }
}

async function serve({ port: firstPort, isStrict }) {
  if (!existsSync(resolve(FOLDER, 'index.html'))) {
    throw new Error('There is no built page in dist/. Build it first: npm run build');
  }
  const listener = createFileListener(FOLDER);
  const lastPort = isStrict ? firstPort : Math.min(firstPort + PORTS_TO_TRY - 1, 65_535);
  for (let port = firstPort; port <= lastPort; port += 1) {
    try {
      await listenOnLoopback(listener, port);
      console.log(`Loopline is at http://localhost:${port}/  (Ctrl+C ends it)`);
      return;
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
      console.log(`Port ${port} is taken.`);
    }
  }
  throw new Error(`No free port from ${firstPort} to ${lastPort}. Name another one with --port.`);
}

try {
  await serve(readOptions());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
