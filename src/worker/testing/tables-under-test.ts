import { readFile } from 'node:fs/promises';
import type { TableCommand, TableEvent, TableId, TableView } from '../../protocol/table-messages.ts';
import { MemoryFiles } from '../../storage/testing/memory-files.ts';
import { TableSession } from '../table-session.ts';
import { TableShelf } from '../table-shelf.ts';
import { sha256 } from './sha-256.ts';

type OpenCommand = Extract<TableCommand, { readonly type: 'openTable' }>;

/** A session for tables whose events are gathered; `takeTurn` is real, so that commands can come in between. */
export function openTables() {
  const files = new MemoryFiles();
  const events: TableEvent[] = [];
  let seconds = 0;
  const turns = {
    // Each look at the clock finds a turn's time gone: a turn is taken after each step.
    clock: () => (seconds += 0.2),
    takeTurn: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
  const shelf = new TableShelf({
    ...turns,
    files,
    fetchFile: async (path) => new Uint8Array(await readFile(`public/datasets/${path}`)),
    hash: sha256,
    now: () => '2026-11-25T10:00:00.000Z',
  });
  const session = new TableSession({ ...turns, shelf, post: (event) => events.push(structuredClone(event)) });
  const open = (id: string, command: Partial<OpenCommand> & Pick<OpenCommand, 'origin'>) =>
    session.carryOut({
      type: 'openTable',
      tableId: id as TableId,
      fileName: 'some.csv',
      reading: null,
      choices: null,
      seed: 1,
      ...command,
    });
  return {
    files,
    shelf,
    session,
    events,
    open,
    openText: (id: string, text: string | Uint8Array<ArrayBuffer>, command: Partial<OpenCommand> = {}) =>
      open(id, { origin: { kind: 'new', file: new Blob([text]) }, ...command }),
    /** The newest view. Throws where there is none. */
    view: (): TableView => {
      const event = events.findLast(({ type }) => type === 'tableUnderstood');
      if (event?.type !== 'tableUnderstood')
        throw new Error(`No table was understood: ${JSON.stringify(events.at(-1))}`);
      return event.view;
    },
    of: <Type extends TableEvent['type']>(type: Type) =>
      events.filter((event): event is Extract<TableEvent, { readonly type: Type }> => event.type === type),
  };
}

/** Rows of two clouds that can be told apart. */
export function cloudsCsv(rowCount: number, delimiter = ','): string {
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const side = row % 2;
    return [side * 4 + ((row * 7) % 13) / 10, ((row * 11) % 17) / 10, side === 0 ? 'left' : 'right'].join(delimiter);
  });
  return ['across', 'up', 'side'].join(delimiter) + '\n' + rows.join('\n') + '\n';
}
