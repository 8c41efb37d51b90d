// @vitest-environment node
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { securityHeaders } from './security-headers.mjs';
import { createFileListener } from './static-files.mjs';

const SCRIPT = `export const text = '${'loop '.repeat(1000)}';\n`;

let parentFolder;
let server;

beforeAll(async () => {
  parentFolder = mkdtempSync(join(tmpdir(), 'loopline-serve-'));
  const folder = join(parentFolder, 'dist');
  mkdirSync(join(folder, 'assets/worker'), { recursive: true });
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(parentFolder, 'secret.txt'), 'secret');
  mkdirSync(join(parentFolder, 'dist-neighbour'));
  writeFileSync(join(parentFolder, 'dist-neighbour/secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, '.hidden'), 'secret');
  writeFileSync(join(folder, 'digits.u8'), Buffer.from([1, 2, 3]));
  writeFileSync(join(folder, 'rows.csv'), 'a,b\n');
  writeFileSync(join(folder, 'assets/engine-abc.wasm'), Buffer.alloc(2000));
  writeFileSync(join(folder, 'assets/worker/training-abc.js'), SCRIPT);
  writeFileSync(join(folder, 'assets/letters-abc.woff2'), Buffer.alloc(2000));
  server = createServer(createFileListener(folder));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
});

afterAll(() => {
  server.close();
  rmSync(parentFolder, { recursive: true });
});

// fetch() would tidy the path up before it is sent; this sends it as it is.
function send(path, { method = 'GET', headers = {} } = {}) {
  return new Promise((done, failed) => {
    const options = { host: '127.0.0.1', port: server.address().port, path, method, headers };
    const sent = request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    sent.on('error', failed);
    sent.end();
  });
}

describe('every response carries the security headers', () => {
  test.each([
    { what: 'the page', path: '/', method: 'GET', status: 200 },
    { what: 'a worker script', path: '/assets/worker/training-abc.js', method: 'GET', status: 200 },
    { what: 'a WebAssembly file', path: '/assets/engine-abc.wasm', method: 'GET', status: 200 },
    { what: 'a HEAD request', path: '/assets/worker/training-abc.js', method: 'HEAD', status: 200 },
    { what: 'a missing file', path: '/assets/worker/none.js', method: 'GET', status: 404 },
    { what: 'a folder', path: '/empty', method: 'GET', status: 404 },
    { what: 'a path that cannot be decoded', path: '/%E0%A4%A', method: 'GET', status: 404 },
    { what: 'a refused method', path: '/', method: 'POST', status: 405 },
  ])('$what', async ({ path, method, status }) => {
    const response = await send(path, { method });
    expect(response.status).toBe(status);
    for (const [name, value] of Object.entries(securityHeaders())) {
      expect(response.headers[name.toLowerCase()], name).toBe(value);
    }
  });
});

test('the policy admits no inline script, no eval and no foreign source', () => {
  const policy = securityHeaders()['Content-Security-Policy'];
  expect(policy).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'");
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types app-worker");
  expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*|nonce/);
});

test('a nonce is added for scripts and styles only', () => {
  const policy = securityHeaders({ nonce: 'abc' })['Content-Security-Policy'];
  const withNonce = policy.split('; ').filter((directive) => directive.includes("'nonce-abc'"));
  expect(withNonce.map((directive) => directive.split(' ')[0])).toEqual(['script-src', 'style-src']);
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '/..%5csecret.txt',
  '/../dist-neighbour/secret.txt',
  '//secret.txt',
  'secret.txt',
  '/.hidden',
  '/index.html%00.txt',
])('nothing outside the folder and no dot file is served: %s', async (path) => {
  const response = await send(path);
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.body.toString()).not.toContain('secret');
});

test.each([
  ['/', 'text/html; charset=utf-8'],
  ['/digits.u8', 'application/octet-stream'],
  ['/rows.csv', 'text/csv; charset=utf-8'],
  ['/assets/engine-abc.wasm', 'application/wasm'],
  ['/assets/worker/training-abc.js', 'text/javascript; charset=utf-8'],
  ['/assets/letters-abc.woff2', 'font/woff2'],
])('%s is sent as %s', async (path, mediaType) => {
  expect((await send(path)).headers['content-type']).toBe(mediaType);
});

test('files with a hash in their name are cached for good, others are asked for again', async () => {
  expect((await send('/assets/engine-abc.wasm')).headers['cache-control']).toContain('immutable');
  expect((await send('/rows.csv?version=2')).headers['cache-control']).toBe('no-cache');
});

test('a large script is compressed for those who take gzip, and whole for those who do not', async () => {
  const path = '/assets/worker/training-abc.js';
  const gzipped = await send(path, { headers: { 'Accept-Encoding': 'gzip, br' } });
  expect(gzipped.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(gzipped.body).toString()).toBe(SCRIPT);
  const plain = await send(path);
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe(SCRIPT);
});

test('a HEAD request is answered without a body', async () => {
  const response = await send('/rows.csv', { method: 'HEAD' });
  expect(response.headers['content-length']).toBe('4');
  expect(response.body).toHaveLength(0);
});
