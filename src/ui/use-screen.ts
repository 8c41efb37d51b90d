import { useCallback, useEffect, useState } from 'react';

/** The screens of the page, by the hash of their address. */
export const SCREENS = [
  { name: 'lab', label: 'Lab' },
  { name: 'data', label: 'Data' },
] as const;
export type Screen = (typeof SCREENS)[number]['name'];

/** The screen that the address names, so that a reload shows it again, and how to go to another. */
export function useScreen(): readonly [Screen, (screen: Screen) => void] {
  const [screen, setScreen] = useState<Screen>(() => screenInAddress() ?? 'lab');
  useEffect(() => {
    const follow = () => {
      // Other hashes lead to a place on the screen, such as "Skip to the loop".
      const named = screenInAddress();
      if (named !== null) setScreen(named);
    };
    window.addEventListener('hashchange', follow);
    return () => {
      window.removeEventListener('hashchange', follow);
    };
  }, []);
  const show = useCallback((next: Screen) => {
    setScreen(next);
    if (screenInAddress() !== next) window.location.hash = next;
  }, []);
  return [screen, show];
}

function screenInAddress(): Screen | null {
  return SCREENS.find(({ name }) => window.location.hash === `#${name}`)?.name ?? null;
}
