import { useEffect } from 'react';
import { useStore } from 'zustand';
import { keyAct, type KeyAct } from './keyboard-map.ts';
import { singleKeysStore } from './single-keys.ts';

/** Calls `perform` for every single key of the Lab, unless single keys are switched off. */
export function useLabKeys(perform: (act: KeyAct) => void): void {
  const isOn = useStore(singleKeysStore);
  useEffect(() => {
    if (!isOn) return undefined;
    const listen = (event: KeyboardEvent) => {
      const act = keyAct(event);
      if (act === null) return;
      event.preventDefault();
      perform(act);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, [isOn, perform]);
}
