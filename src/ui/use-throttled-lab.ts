import { useCallback, useContext, useSyncExternalStore } from 'react';
import type { LabState } from '../store/lab-state.ts';
import { LabContext } from './lab-context.ts';

/**
 * Reads one thing from the Lab's state, but renders again at most once every `interval` milliseconds: for charts and
 * tables, which cost more than a line of text. The newest value is always shown in the end.
 */
export function useThrottledLab<T>(selector: (state: LabState) => T, interval: number): T {
  const lab = useContext(LabContext);
  if (lab === null) throw new Error('The Lab is used outside of <LabContext>. Render it inside one.');
  const { store } = lab;
  const subscribe = useCallback(
    (notify: () => void) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      let lastNotice = -Infinity;
      const tell = () => {
        timer = null;
        lastNotice = performance.now();
        notify();
      };
      const unsubscribe = store.subscribe((state, previous) => {
        if (timer !== null || Object.is(selector(state), selector(previous))) return;
        const wait = lastNotice + interval - performance.now();
        if (wait <= 0) tell();
        else timer = setTimeout(tell, wait);
      });
      return () => {
        unsubscribe();
        if (timer !== null) clearTimeout(timer);
      };
    },
    [store, selector, interval],
  );
  return useSyncExternalStore(subscribe, () => selector(store.getState()));
}
