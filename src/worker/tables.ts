import { prepareOwnTable } from '../datasets/prepare-own-table.ts';
import type { TableCommand } from '../protocol/table-messages.ts';
import type { PrepareTable } from './dataset-loader.ts';
import { TableSession, type TableSessionOptions } from './table-session.ts';
import { TableShelf, type ShelfOptions } from './table-shelf.ts';

/** All about the user's tables. A page that trains on a demo never loads this part. */
export interface Tables {
  readonly carryOut: (command: TableCommand) => Promise<void>;
  readonly prepare: PrepareTable;
}

export function createTables(options: ShelfOptions & Pick<TableSessionOptions, 'post'>): Tables {
  const shelf = new TableShelf(options);
  const session = new TableSession({ ...options, shelf });
  return {
    carryOut: (command) => session.carryOut(command),
    prepare: async (config, input) => {
      const { stored, notices } = await shelf.read(config);
      const size = `${config.fileName}: ${stored.lines.length} rows, ${stored.columns.length} columns.`;
      return prepareOwnTable({ table: stored, choices: config.choices, notes: [size, ...notices] }, input);
    },
  };
}
