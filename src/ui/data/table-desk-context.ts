import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { TableDeskActions, TableDeskState } from '../../store/table-desk-state.ts';

/** The Data screen's store and actions, handed down so that a test can hand down its own. */
export const TableDeskContext = createContext<{
  readonly store: StoreApi<TableDeskState>;
  readonly actions: TableDeskActions;
} | null>(null);

function useDesk() {
  const desk = useContext(TableDeskContext);
  if (desk === null) throw new Error('The Data screen is used outside of <TableDeskContext>. Render it inside one.');
  return desk;
}

/** Reads one thing from the Data screen's state; the component renders again only when that thing changes. */
export function useTableDesk<T>(selector: (state: TableDeskState) => T): T {
  return useStore(useDesk().store, selector);
}

export function useTableDeskActions(): TableDeskActions {
  return useDesk().actions;
}
