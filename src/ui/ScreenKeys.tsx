import { useEffect } from 'react';
import { useStore } from 'zustand';
import { keyAct, type KeyAct } from './keyboard/keyboard-map.ts';
import { singleKeysStore } from './keyboard/single-keys.ts';
import { useLabKeys } from './keyboard/use-lab-keys.ts';

interface KeysProps {
  readonly perform: (act: KeyAct) => void;
}

/** All single keys, while the Lab is shown. */
export function LabKeys({ perform }: KeysProps) {
  useLabKeys(perform);
  return null;
}

/** Those that are not about the Lab, while another screen is shown: there Space scrolls and digits do nothing. */
export function PageKeys({ perform }: KeysProps) {
  const isOn = useStore(singleKeysStore);
  useEffect(() => {
    if (!isOn) return undefined;
    const listen = (event: KeyboardEvent) => {
      const act = keyAct(event);
      if (act !== 'theme' && act !== 'keys') return;
      event.preventDefault();
      perform(act);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
    };
  }, [isOn, perform]);
  return null;
}
