import { startTransition, useContext, useEffect, useState } from 'react';
import type { LabState } from '../store/lab-state.ts';
import { LabContext } from './lab-context.ts';

/**
 * Reads one thing from the Lab's state, but renders again at most once every `interval` milliseconds: for charts and
 * tables, which cost more than a line of text. The newest value is always shown in the end. It comes a moment after the
 * change and as a transition, so that what a person waits for, such as the answer to Pause, is drawn before it.
 */
export function useThrottledLab<T>(selector: (state: LabState) => T, interval: number): T {
  const lab = useContext(LabContext);
  if (lab === null) throw new Error('The Lab is used outside of <LabContext>. Render it inside one.');
  const { store } = lab;
  const [shown, setShown] = useState(() => selector(store.getState()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let lastTime = -Infinity;
    const show = () => {
      timer = null;
      lastTime = performance.now();
      startTransition(() => setShown(() => selector(store.getState())));
    };
    const showInTime = () => {
      timer ??= setTimeout(show, Math.max(0, lastTime + interval - performance.now()));
    };
    showInTime(); // for what came before the subscription
    const unsubscribe = store.subscribe((state, previous) => {
      if (!Object.is(selector(state), selector(previous))) showInTime();
    });
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [store, selector, interval]);
  return shown;
}
