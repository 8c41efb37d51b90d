// The headers on every response of the page, its workers and its data: in production, in preview and in dev.

const POLICY = {
  'default-src': ["'none'"],
  // tf.js' WebAssembly backend compiles bytes it was served; there is no eval and no inline script anywhere.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
  'connect-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'object-src': ["'none'"],
  'frame-src': ["'none'"],
  'frame-ancestors': ["'none'"],
  // The one policy that may make a script address, and only of our own worker.
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['app-worker'],
};

function contentSecurityPolicy(nonce) {
  const directives = Object.entries(POLICY).map(([name, sources]) => {
    const takesNonce = nonce !== undefined && (name === 'script-src' || name === 'style-src');
    return [name, ...sources, ...(takesNonce ? [`'nonce-${nonce}'`] : [])].join(' ');
  });
  return directives.join('; ');
}

/**
 * The security headers by name.
 *
 * @param {{ nonce?: string | undefined }} [options] `nonce` admits the inline scripts and styles that carry it. Only Vite's dev
 *   server needs one, for React's refresh preamble and for the style sheets it injects; production has none.
 * @returns {Record<string, string>}
 */
export function securityHeaders({ nonce } = {}) {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  };
}
