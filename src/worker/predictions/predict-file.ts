import { cellText } from '../../datasets/csv/columns/column-builder.ts';
import { csvLine, type ExportCell } from '../../datasets/csv/columns/csv-export.ts';
import type { StoredTable } from '../../datasets/csv/columns/understand-table.ts';
import { checkFileSize } from '../../datasets/csv/file-kind.ts';
import { readTableFile, type TableFile } from '../../datasets/csv/read-table-file.ts';
import { GUESS_ALL } from '../../datasets/csv/reading-choice.ts';
import type { Target } from '../../datasets/dataset-definition.ts';
import type { FilePrediction, SaidOfRow } from '../../protocol/messages.ts';
import { blobBytes } from '../blob-bytes.ts';
import { inTurns } from '../in-turns.ts';
import type { AskedModel } from './asked-model.ts';
import { predictRows, rowFormOf } from './predict-rows.ts';
import { scoreOf } from './score-file.ts';

const PREVIEW_ROWS = 20;

/**
 * What the model says about each row of another file. Its columns are found by their names, wherever they stand; an input
 * without a column is filled in as missing. Throws a CsvError for a file that cannot be read, and where no column fits.
 */
export async function predictFile(file: Blob, fileName: string, asked: AskedModel): Promise<FilePrediction> {
  checkFileSize(file.size);
  const bytes = await blobBytes(file);
  const table = await inTurns(readTableFile(bytes, GUESS_ALL), asked, {
    isDropped: asked.isLeft,
    onStep: () => undefined,
  });
  const { stored, reading, problems } = table;
  const rowForm = rowFormOf(asked);
  const { inputs } = rowForm;
  const names = stored.columns.map(({ name }) => name);
  const places = inputs.map(({ name }) => names.indexOf(name));
  if (places.every((place) => place < 0))
    throw new Error(
      `${fileName} has none of the columns that the model looks at (${inputs.map(({ name }) => name).join(', ')}). ` +
        `It has: ${names.join(', ')}. Give it a header with these names.`,
    );
  const encoded = rowForm.encode(cellsAt(stored, places), reading.dialect.decimal);
  const said = await predictRows(encoded, asked);
  const { target } = asked.dataset;
  const used = new Set(inputs.map(({ name }) => name));
  return {
    fileName,
    rowCount: said.length,
    missingColumns: inputs.filter((_, index) => (places[index] ?? -1) < 0).map(({ name }) => name),
    unusedColumns: names.filter((name) => !used.has(name) && name !== target.name),
    counts: encoded.counts.flatMap((counts, index) => {
      const isAnything = counts.missing + counts.unreadable + counts.unseen > 0 && (places[index] ?? -1) >= 0;
      return isAnything ? [{ ...counts, name: inputs[index]?.name ?? '' }] : [];
    }),
    excludedLines: problems.filter(({ kind }) => kind === 'raggedRow').map(({ line }) => line),
    score: scoreOf(stored, target, said),
    ...written(table, target, said),
  };
}

/** Texts of each row in the order of the inputs; empty where the file has no such column. */
function cellsAt({ columns, lines }: StoredTable, places: readonly number[]): readonly (readonly string[])[] {
  const picked = places.map((place) => columns[place] ?? null);
  return Array.from({ length: lines.length }, (_, row) =>
    picked.map((column) => (column === null ? '' : cellText(column, row))),
  );
}

/** The file with its columns as they were, and those that the model adds. */
function written({ stored }: TableFile, target: Target, said: readonly SaidOfRow[]) {
  const names = stored.columns.map(({ name }) => name);
  const added = addedNames(target).map((name) => unusedName(name, names));
  const header = [...names, ...added];
  const preview: (readonly string[])[] = [];
  const lines = [csvLine(header)];
  said.forEach((row, index) => {
    const cells = stored.columns.map((column): ExportCell => cellText(column, index));
    const all = [...cells, ...addedCells(target, row)];
    lines.push(csvLine(all.map(numberAsWritten)));
    if (index < PREVIEW_ROWS) preview.push(all.map(String));
  });
  return { header, preview, csv: lines.join('') };
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** A number of the file is written as it was, so that `-1.5` is not taken for a formula. */
function numberAsWritten(cell: ExportCell): ExportCell {
  return typeof cell === 'string' && NUMBER.test(cell) ? { numberText: cell } : cell;
}

function addedNames(target: Target): readonly string[] {
  if (target.kind === 'number') return [`predicted ${target.name}`];
  return [`predicted ${target.name}`, ...target.classNames.map((name) => `probability of ${name}`)];
}

function addedCells(target: Target, said: SaidOfRow): readonly ExportCell[] {
  if (said.kind === 'number' || target.kind === 'number') return [said.kind === 'number' ? rounded(said.value) : null];
  return [target.classNames[said.classIndex] ?? '', ...Array.from(said.probabilities, rounded)];
}

/** As many digits as a float32 has. */
function rounded(value: number): number {
  return Number(value.toPrecision(7));
}

function unusedName(name: string, names: readonly string[]): string {
  let free = name;
  for (let count = 2; names.includes(free); count += 1) free = `${name}_${count}`;
  return free;
}
