import { createContext, useContext } from 'react';

/** Shows a line of the table that is open on the Data screen; null where that cannot be done. */
export const ShowLineContext = createContext<((line: number) => void) | null>(null);

export function useShowLine(): ((line: number) => void) | null {
  return useContext(ShowLineContext);
}
