import { useContext, useEffect, useState } from 'react';
import { LabContext } from '../lab-context.ts';
import { epochText } from './run-status-text.ts';

/** Between two announcements of an epoch, so that a screen reader is not flooded. */
const QUIET_MILLISECONDS = 5000;

/** While training: which epoch the run is in, renewed every five seconds; else nothing. */
export function useEpochAnnouncement(isTraining: boolean): string {
  const store = useContext(LabContext)?.store;
  const [text, setText] = useState('');
  useEffect(() => {
    if (!isTraining || store === undefined) return undefined;
    const timer = setInterval(() => setText(epochText(store.getState())), QUIET_MILLISECONDS);
    return () => {
      clearInterval(timer);
      setText('');
    };
  }, [isTraining, store]);
  return text;
}
