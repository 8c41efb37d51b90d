// The page's policy lets only one named Trusted Types policy make script URLs, and that one accepts only this site's.

interface TrustedTypePolicy {
  createScriptURL(url: string): unknown;
}
interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): TrustedTypePolicy;
}

/** Starts a module worker from a script of this site. Throws when the URL is of another origin. */
export function createTrustedWorker(url: string, name: string): Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypePolicyFactory };
  policy ??= trustedTypes?.createPolicy('app-worker', { createScriptURL: ownScript }) ?? { createScriptURL: ownScript };
  // The DOM's types know only strings here; a TrustedScriptURL is taken as one.
  return new Worker(policy.createScriptURL(url) as string, { type: 'module', name });
}

let policy: TrustedTypePolicy | null = null;

function ownScript(url: string): string {
  const resolved = new URL(url, location.href);
  if (resolved.origin !== location.origin)
    throw new TypeError(`Workers come from ${location.origin} only, but ${resolved.href} was asked for.`);
  return resolved.href;
}
