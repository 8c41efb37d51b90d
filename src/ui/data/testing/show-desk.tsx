import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import type { TableDeskState } from '../../../store/table-desk-state.ts';
import type { OpenTable } from '../../../worker/table-view.ts';
import { LabContext } from '../../lab-context.ts';
import { fixtureLab, idleState } from '../../testing/lab-fixture.ts';
import { TableDeskContext, useTableDesk } from '../table-desk-context.ts';
import { fixtureDesk } from './table-desk-fixture.ts';

/** Renders something of the Data screen over a table; `asked` has what was asked of the desk and of the Lab, in order. */
export function showDesk(table: OpenTable | null, content: ReactNode, state: Partial<TableDeskState> = {}) {
  const asked: [string, unknown?][] = [];
  const note = (name: string, argument?: unknown) => {
    asked.push(argument === undefined ? [name] : [name, argument]);
  };
  const desk = fixtureDesk(table, note);
  const lab = fixtureLab(idleState, note);
  desk.store.setState(state);
  render(
    <LabContext value={lab}>
      <TableDeskContext value={desk}>{content}</TableDeskContext>
    </LabContext>,
  );
  const askedFor = (name: string) => asked.filter(([each]) => each === name).map(([, argument]) => argument);
  return { asked, askedFor, store: desk.store, lab };
}

/** Draws with the table that is open. */
export function WithView({ draw }: { readonly draw: (view: NonNullable<TableDeskState['view']>) => ReactNode }) {
  const view = useTableDesk((state) => state.view);
  return view === null ? null : draw(view);
}

/** The layout that the window has room for. */
export function setLayout(layout: 'wide' | 'rail' | 'slim'): void {
  const holds = { wide: [], rail: ['(max-width: 1279px)'], slim: ['(max-width: 1279px)', '(max-width: 760px)'] }[
    layout
  ];
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: holds.some((each) => each === query),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
}
