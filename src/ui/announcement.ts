import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Between two announcements, so that a screen reader is not flooded (look.md section 9). */
const LASTS_MILLISECONDS = 5000;

/** What is to be read out once by the one polite live region, the run's status; the newest wins. */
const announcementStore = createStore<string>(() => '');

export function announce(text: string): void {
  announcementStore.setState(text, true);
}

/** For the live region: what it has to say besides its own; gone after a while. */
export function useAnnouncement(): string {
  const text = useStore(announcementStore);
  useEffect(() => {
    if (text === '') return undefined;
    const timer = setTimeout(announce, LASTS_MILLISECONDS, '');
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return text;
}
