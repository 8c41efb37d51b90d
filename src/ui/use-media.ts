import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (notify: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', notify);
      return () => {
        list.removeEventListener('change', notify);
      };
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

export type Layout = 'wide' | 'rail' | 'slim';

/** Which of the three layouts of the Lab the window has room for; the same limits stand in the style sheets. */
export function useLayout(): Layout {
  const isSlim = useMedia('(max-width: 760px)');
  const isRail = useMedia('(max-width: 1279px)');
  if (isSlim) return 'slim';
  return isRail ? 'rail' : 'wide';
}
