// Answers requests for the files of one folder, with the security headers on every answer, errors included.
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { securityHeaders } from './security-headers.mjs';

const MEDIA_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.u8': 'application/octet-stream',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const COMPRESSED_ALREADY = new Set(['.png', '.woff2']);
const COMPRESSIBLE_FROM_BYTES = 1024;
const YEAR_IN_SECONDS = 31_536_000;

const compress = promisify(gzip);

/** The path of the file that a request's target names, or null where it names nothing inside the folder. */
function pathInside(folder, target) {
  let path;
  try {
    path = decodeURIComponent(target.split(/[?#]/, 1)[0]);
  } catch {
    return null;
  }
  const segments = path.split('/');
  const isSuspect = (segment) => segment.startsWith('.') || /[\\\0]/.test(segment);
  if (segments[0] !== '' || segments.some(isSuspect)) return null;
  const file = resolve(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  return file.startsWith(folder + sep) ? file : null;
}

// Whatever Vite puts in assets/ carries a hash of its content in its name.
function cacheControl(folder, file) {
  const isHashed = file.startsWith(join(folder, 'assets') + sep);
  return isHashed ? `public, max-age=${YEAR_IN_SECONDS}, immutable` : 'no-cache';
}

async function load(folder, file) {
  const extension = extname(file);
  const plain = await readFile(file);
  const isCompressible = !COMPRESSED_ALREADY.has(extension) && plain.length >= COMPRESSIBLE_FROM_BYTES;
  return {
    plain,
    gzipped: isCompressible ? await compress(plain) : null,
    headers: {
      'Content-Type': MEDIA_TYPES[extension] ?? 'application/octet-stream',
      'Cache-Control': cacheControl(folder, file),
      ...(isCompressible ? { Vary: 'Accept-Encoding' } : {}),
    },
  };
}

function answerText(response, status, text) {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(response.req.method === 'HEAD' ? undefined : text);
}

function answerFile(response, loaded) {
  const { method, headers } = response.req;
  const isGzip = loaded.gzipped !== null && /\bgzip\b/.test(headers['accept-encoding'] ?? '');
  const body = isGzip ? loaded.gzipped : loaded.plain;
  const encoding = isGzip ? { 'Content-Encoding': 'gzip' } : {};
  response.writeHead(200, { ...loaded.headers, ...encoding, 'Content-Length': body.length });
  response.end(method === 'HEAD' ? undefined : body);
}

/**
 * A listener for node:http that serves the files of a folder. Files are read, and compressed, once: a new build needs
 * a new listener.
 *
 * @param {string} folderPath a folder such as `dist`. Nothing outside it, no dot file and no listing is ever served.
 * @returns {import('node:http').RequestListener}
 */
export function createFileListener(folderPath) {
  const folder = resolve(folderPath);
  const loadedFiles = new Map();

  async function answer(request, response) {
    for (const [name, value] of Object.entries(securityHeaders())) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      answerText(response, 405, 'Only GET and HEAD are answered here.\n');
      return;
    }
    const file = pathInside(folder, request.url ?? '/');
    const loaded = file === null ? null : await loadOnce(file);
    if (loaded === null) answerText(response, 404, 'There is no such file.\n');
    else answerFile(response, loaded);
  }

  async function loadOnce(file) {
    const known = loadedFiles.get(file);
    if (known !== undefined) return known;
    try {
      const loaded = await load(folder, file);
      loadedFiles.set(file, loaded);
      return loaded;
    } catch (error) {
      if (['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(error.code)) return null;
      throw error;
    }
  }

  return (request, response) => {
    answer(request, response).catch((error) => {
      answerText(response, 500, `The file could not be read: ${error.message}\n`);
    });
  };
}
