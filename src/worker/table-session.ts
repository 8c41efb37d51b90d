import { initialChoices, type TableChoices } from '../datasets/csv/columns/table-choices.ts';
import { applyChange } from '../datasets/csv/columns/problems/apply-fix.ts';
import { understandTableInTurns, type UnderstoodTable } from '../datasets/csv/columns/understand-table.ts';
import { CsvError } from '../datasets/csv/csv-error.ts';
import { readTableFile, type FileReading, type TableFile } from '../datasets/csv/read-table-file.ts';
import { GUESS_ALL } from '../datasets/csv/reading-choice.ts';
import { tableAt } from '../datasets/table-at.ts';
import { choicesOf } from '../datasets/tables/choices-of.ts';
import type { TableSource } from '../datasets/table-config.ts';
import type { KeptChoices } from '../storage/file-keeper.ts';
import type { TableCommand, TableEvent, TableId } from '../protocol/table-messages.ts';
import { encodedRows, EncodedTable } from './encoded-table.ts';
import { DroppedWork, inTurns, type Turns } from './in-turns.ts';
import type { TableShelf } from './table-shelf.ts';
import { tableRows, tableView, type OpenTable } from './table-view.ts';

export interface TableSessionOptions extends Turns {
  readonly shelf: TableShelf;
  readonly post: (event: TableEvent) => void;
}

type CommandOf<Type extends TableCommand['type']> = Extract<TableCommand, { readonly type: Type }>;
type OpenCommand = CommandOf<'openTable'>;
/** What can be asked of the table that is open. */
type Question = CommandOf<'changeTable' | 'setTableChoices' | 'setTableSeed' | 'readTableRows' | 'readEncodedRows'>;

/** What is known of a file before its rows are read. */
interface Origin extends Pick<OpenCommand, 'reading' | 'choices'> {
  /** Where it comes from; of a new file that is known only once it is hashed. */
  readonly source: TableSource | Promise<TableSource>;
  readonly bytes: Uint8Array;
}

/** Seconds between two tellings of how far a reading is. */
const TELL_EVERY = 0.1;

/** Carries out the page's commands about tables: one is open at a time, and another can be on its way to be. */
export class TableSession {
  readonly #options: TableSessionOptions;
  readonly #encoded = new EncodedTable();
  /** Null before the first. */
  #open: OpenTable | null = null;
  /** The table that is being read; any other reading is dropped. */
  #wanted: TableId | null = null;
  /** What is asked of the open table, one after another. */
  #answered: Promise<void> = Promise.resolve();

  constructor(options: TableSessionOptions) {
    this.#options = options;
  }

  /** Never rejects: what goes wrong becomes an event. */
  async carryOut(command: TableCommand): Promise<void> {
    switch (command.type) {
      case 'openTable':
        return this.#read(command);
      case 'cancelTable':
        if (this.#wanted === command.tableId) this.#wanted = null;
        this.#options.post({ type: 'tableCancelled', tableId: command.tableId });
        return;
      case 'listFiles':
        return this.#listFiles(null);
      case 'deleteFile':
        return this.#listFiles(command.fileId);
      default:
        this.#answered = this.#answered.then(() => this.#answer(command));
        return this.#answered;
    }
  }

  async #read(command: OpenCommand): Promise<void> {
    const { tableId, fileName, seed } = command;
    const { post } = this.#options;
    this.#wanted = tableId;
    let reading: FileReading | null = null;
    let origin: Origin | null = null;
    try {
      origin = await this.#origin(command);
      if (this.#wanted !== tableId) return;
      const file = await this.#readFile(tableId, origin, (found) => {
        reading = found;
      });
      const source = await origin.source;
      const choices = this.#choicesFor(file, origin.choices, source);
      const understood = await this.#understand(tableId, { file, choices, before: null });
      const fileSize = origin.bytes.length;
      await this.#show({ tableId, source, fileName, fileSize, whyNotKept: null, file, understood, seed });
    } catch (error) {
      if (error instanceof DroppedWork || this.#wanted !== tableId) return;
      this.#wanted = null;
      const line = error instanceof CsvError ? error.line : null;
      const source = await sourceOf(origin);
      post({ type: 'tableRefused', tableId, message: (error as Error).message, line, reading, source });
    }
  }

  async #origin({ origin, reading, choices }: OpenCommand): Promise<Origin> {
    const { shelf } = this.#options;
    if (origin.kind === 'new') {
      const { fileId, bytes, record } = await shelf.takeIn(origin.file);
      const source = fileId.then((id) => ({ kind: 'file', fileId: id }) as const);
      return { source, bytes, ...chosen({ reading, choices }, record?.kept ?? null) };
    }
    const bytes = await shelf.bytes(origin);
    const record = origin.kind === 'file' ? await shelf.record(origin.fileId) : null;
    return { source: origin, bytes, ...chosen({ reading, choices }, record?.kept ?? null) };
  }

  /** Those asked for or kept, if they fit; those of the same table read otherwise; those of the site's data set; none. */
  #choicesFor({ stored: { columns } }: TableFile, choices: TableChoices | null, source: TableSource): TableChoices {
    if (choices?.columns.length === columns.length) return choices;
    const names = columns.map(({ name }) => name);
    const before = this.#open;
    const isSame = before !== null && JSON.stringify(before.source) === JSON.stringify(source);
    if (isSame && before.understood.columns.map(({ name }) => name).join('\n') === names.join('\n'))
      return before.understood.choices;
    const described = source.kind === 'site' ? tableAt(source.path) : null;
    return described === null ? initialChoices(columns.length) : choicesOf(described, names);
  }

  async #readFile(
    tableId: TableId,
    { source, bytes, reading }: Origin,
    onReading: (reading: FileReading) => void,
  ): Promise<TableFile> {
    const { shelf, clock, post } = this.#options;
    const choice = reading ?? GUESS_ALL;
    const known = source instanceof Promise ? null : shelf.find(source, choice);
    if (known !== null) return known;
    let toldAt = -Infinity;
    const file = await inTurns(readTableFile(bytes, choice, onReading), this.#options, {
      isDropped: () => this.#wanted !== tableId,
      onStep: (step) => {
        if (clock() - toldAt < TELL_EVERY) return;
        toldAt = clock();
        post({ type: 'tableReading', tableId, ...step });
      },
    });
    shelf.put(await source, choice, file);
    return file;
  }

  async #understand(
    tableId: TableId,
    {
      file,
      choices,
      before,
    }: { readonly file: TableFile; readonly choices: TableChoices; readonly before: UnderstoodTable | null },
  ): Promise<UnderstoodTable> {
    const { clock, post } = this.#options;
    const { stored } = file;
    let toldAt = clock();
    return inTurns(understandTableInTurns(stored, choices, before), this.#options, {
      isDropped: () => before === null && this.#wanted !== tableId,
      onStep: (done) => {
        if (before !== null || clock() - toldAt < TELL_EVERY) return;
        toldAt = clock();
        const rowsDone = stored.lines.length;
        post({ type: 'tableReading', tableId, phase: 'columns', done, total: stored.columns.length, rowsDone });
      },
    });
  }

  /** Tells the page of a table, which is the open one from then on. */
  async #show(table: OpenTable): Promise<void> {
    const { post } = this.#options;
    const isFirst = this.#open?.tableId !== table.tableId;
    const view = await inTurns(tableView(table), this.#options, {
      isDropped: () => isFirst && this.#wanted !== table.tableId,
      onStep: () => undefined,
    });
    if (isFirst) this.#wanted = null;
    this.#open = table;
    post({ type: 'tableUnderstood', tableId: table.tableId, view });
    await this.#keep(table, view.rowCount);
    if (isFirst) await this.#listFiles(null);
  }

  /** Keeps the file and what was chosen about it: after it is shown, for large ones take their time. */
  async #keep({ tableId, source, fileName: name, fileSize: size, file, understood }: OpenTable, rowCount: number) {
    const { shelf, post } = this.#options;
    if (source.kind !== 'file') return;
    const kept = { reading: file.reading.choice, choices: understood.choices };
    const whyNotKept = await shelf.keep({ fileId: source.fileId, name, size, rowCount, kept });
    if (this.#open?.tableId !== tableId || this.#open.whyNotKept === whyNotKept) return;
    this.#open = { ...this.#open, whyNotKept };
    post({ type: 'tableKeeping', tableId, whyNotKept });
  }

  async #answer(command: Question): Promise<void> {
    const table = this.#open;
    if (table?.tableId !== command.tableId) return; // late
    const { post } = this.#options;
    const { tableId } = table;
    try {
      switch (command.type) {
        case 'changeTable':
          await this.#choose(table, applyChange(table.understood.choices, command.change));
          return;
        case 'setTableChoices':
          await this.#choose(table, command.choices);
          return;
        case 'setTableSeed':
          await this.#show({ ...table, seed: command.seed });
          return;
        case 'readTableRows': {
          const rows = tableRows(table, command.first, command.count);
          post({ type: 'tableRowsRead', tableId, first: command.first, rows });
          return;
        }
        case 'readEncodedRows':
          post({ type: 'encodedRowsRead', tableId, ...encodedRows(this.#encoded.of(table), command) });
          return;
        default:
          command satisfies never;
      }
    } catch (error) {
      post({ type: 'tableQuestionFailed', tableId, message: (error as Error).message });
    }
  }

  async #choose(table: OpenTable, choices: TableChoices): Promise<void> {
    const { file, understood: before } = table;
    const understood = await this.#understand(table.tableId, { file, choices, before });
    await this.#show({ ...table, understood });
  }

  /** Lists the kept files, after deleting one where it is named. */
  async #listFiles(deleted: string | null): Promise<void> {
    const { shelf, post } = this.#options;
    let error: string | null = null;
    try {
      if (deleted !== null) await shelf.files.delete(deleted);
    } catch (thrown) {
      error = `The file could not be deleted: ${(thrown as Error).message}`;
    }
    try {
      const records = await shelf.files.list();
      const files = records.map(({ fileId, name, size, keptAt, rowCount }) => ({
        fileId,
        name,
        size,
        keptAt,
        rowCount,
      }));
      post({ type: 'filesListed', files, error });
    } catch (thrown) {
      post({ type: 'filesListed', files: [], error: `Kept files cannot be read: ${(thrown as Error).message}` });
    }
  }
}

/** Where a table comes from; null where that is not known. */
async function sourceOf(origin: Origin | null): Promise<TableSource | null> {
  try {
    return (await origin?.source) ?? null;
  } catch {
    return null; // the file could not be hashed: that is what is told already
  }
}

/** What was asked for, else what was kept with the file. A file that is read otherwise is chosen about anew. */
function chosen({ reading, choices }: Pick<OpenCommand, 'reading' | 'choices'>, kept: KeptChoices | null) {
  if (reading !== null || kept === null) return { reading, choices };
  return { reading: kept.reading, choices: choices ?? kept.choices };
}
