import { useEffect, useRef, type RefObject } from 'react';

interface Reveal {
  readonly elementRef: RefObject<HTMLElement | null>;
  /** A person chooses this. */
  readonly ask: (name: string) => void;
  /** A picture of it has come, and with it its size. */
  readonly onLoad: () => void;
}

/**
 * Scrolls what a person chose into view: at once, and again when the rest of it has come and it has grown. After that it
 * stays where it is, whatever changes: somebody reads there. What was chosen before is not scrolled to.
 */
export function useReveal(chosen: string | null, isWhole: boolean): Reveal {
  const elementRef = useRef<HTMLElement>(null);
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (chosen === null || asked.current !== chosen) return;
    scrollTo(elementRef.current);
    if (isWhole) asked.current = null;
  }, [chosen, isWhole]);
  return {
    elementRef,
    ask: (name) => {
      asked.current = name;
      // Chosen already: nothing changes that would scroll to it.
      if (name === chosen) scrollTo(elementRef.current);
    },
    onLoad: () => {
      if (asked.current === null || asked.current !== chosen) return;
      scrollTo(elementRef.current);
      asked.current = null;
    },
  };
}

function scrollTo(element: HTMLElement | null): void {
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'nearest', behavior: isCalm ? 'auto' : 'smooth' });
}
