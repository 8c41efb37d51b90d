import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { LabActions, LabState } from '../store/lab-state.ts';

/** The one store and the actions, handed down so that a test can hand down its own. */
export const LabContext = createContext<{ readonly store: StoreApi<LabState>; readonly actions: LabActions } | null>(
  null,
);

function useLabContext() {
  const lab = useContext(LabContext);
  if (lab === null) throw new Error('The Lab is used outside of <LabContext>. Render it inside one.');
  return lab;
}

/** Reads one thing from the Lab's state; the component renders again only when that thing changes. */
export function useLab<T>(selector: (state: LabState) => T): T {
  return useStore(useLabContext().store, selector);
}

export function useLabActions(): LabActions {
  return useLabContext().actions;
}
