import { useSyncExternalStore } from 'react';

const DARK = '(prefers-color-scheme: dark)';

function subscribe(notify: () => void): () => void {
  const observer = new MutationObserver(notify);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const list = window.matchMedia(DARK);
  list.addEventListener('change', notify);
  return () => {
    observer.disconnect();
    list.removeEventListener('change', notify);
  };
}

/** Changes whenever the colours of the page do: what is painted on a canvas must be painted again. */
export function useThemeKey(): string {
  return useSyncExternalStore(
    subscribe,
    () => `${document.documentElement.getAttribute('data-theme') ?? 'system'} ${window.matchMedia(DARK).matches}`,
  );
}
