import { PARTS, type Part, type Split } from '../../../split.ts';
import { presentCount } from '../column-facts.ts';
import { USUAL_SHARES } from '../table-choices.ts';
import type { CheckInput, TableCheck, TableProblem } from './table-problem.ts';
import { excludeFix, mergeFixes } from './usual-fixes.ts';
import { counted, namedTexts } from '../wording.ts';

/** Whether each part has rows. */
export const partCheck: TableCheck = (input) => {
  const sizes = partSizes(input);
  if (sizes === null) return [];
  const { shares } = input.table.choices;
  const isUsual = shares.valid === USUAL_SHARES.valid && shares.test === USUAL_SHARES.test;
  const change = { kind: 'setShares', shares: USUAL_SHARES } as const;
  const fixes = isUsual ? [] : [{ id: 'usualShares', label: 'Split 70 : 15 : 15', change }];
  const empty = PARTS.filter((part) => sizes[part] === 0);
  return empty.map((part) => ({
    id: `${part}Empty`,
    severity: part === 'test' ? 'warns' : 'blocks',
    sentence: `${EMPTY[part]} Give the parts other shares, or more rows.`,
    column: null,
    lines: [],
    fixes,
  }));
};

const EMPTY: Readonly<Record<Part, string>> = {
  train: 'The training part has no rows, so there is nothing to learn from.',
  valid: 'The validation part has no rows, so nothing tells whether more than the rows themselves is learnt.',
  test: 'The test part has no rows, so the model cannot be tested at the end.',
};

/** Whether a batch fits into the training part. */
export const batchCheck: TableCheck = (input) => {
  const train = partSizes(input)?.train ?? 0;
  const { batchSize } = input.table.choices;
  if (train === 0 || batchSize <= train) return [];
  const smaller = 1 << (31 - Math.clz32(train));
  const sentence = `A batch of ${batchSize} rows is larger than the training part of ${counted(train, 'row')}.`;
  const change = { kind: 'setBatchSize', batchSize: smaller } as const;
  const fixes = [{ id: 'batchSize', label: `Use batches of ${smaller}`, change }];
  return [{ id: 'batchTooLarge', severity: 'blocks', sentence, column: null, lines: [], fixes }];
};

/** Whether each part has every class. Needs the parts to be dealt out. */
export const classInPartsCheck: TableCheck = (input) => {
  const { split } = input;
  return split === null ? [] : PARTS.flatMap((part) => lackingClasses(input, part, split));
};

function lackingClasses({ table, target, classes }: CheckInput, part: Part, split: Split): TableProblem[] {
  const rows = split[part];
  if (target === null || classes === null || rows.length === 0) return [];
  const { codes } = classes.column;
  const seen = codesIn(rows, codes);
  const lacking = classes.counts.map(({ name }) => name).filter((_, code) => !seen.has(code));
  const isSingle = (code: number) => classes.counts[code]?.count === 1;
  const isToldElsewhere = part !== 'train' && classes.counts.every((_, code) => seen.has(code) || isSingle(code));
  if (lacking.length === 0 || isToldElsewhere) return [];
  const [which, is, it] = lacking.length === 1 ? ['Class', 'is', 'it'] : ['Classes', 'are', 'they'];
  const names = `${which} ${namedTexts(lacking)} ${is}`;
  const problem = { id: `${part}LacksClass`, column: target.index } as const;
  if (part !== 'train') {
    const where = part === 'valid' ? 'validation' : 'test';
    const sentence = `${names} not in the ${where} part, so its figures say nothing of how well ${it} ${is} learnt.`;
    return [{ ...problem, severity: 'tells', sentence, lines: [], fixes: [] }];
  }
  const lines = Array.from(table.lines.filter((_, row) => (codes[row] ?? -1) >= 0 && !seen.has(codes[row] ?? -1)));
  const sentence = `${names} not in the training part, so ${it} cannot be learnt and will always be told wrong.`;
  const fixes = [excludeFix(lines), ...mergeFixes(target, classes.counts, classes.counts.length - lacking.length)];
  return [{ ...problem, severity: 'warns', sentence, lines, fixes }];
}

function codesIn(rows: Int32Array, codes: Int32Array): ReadonlySet<number> {
  const seen = new Set<number>();
  for (const row of rows) seen.add(codes[row] ?? -1);
  return seen;
}

/** Rows of each part: as they are dealt out, else as the shares will have it; null where there is no target. */
function partSizes({ table, target, split }: CheckInput): Readonly<Record<Part, number>> | null {
  if (split !== null) return { train: split.train.length, valid: split.valid.length, test: split.test.length };
  const rows = target === null ? 0 : presentCount(target.facts) - target.lost;
  if (rows === 0) return null;
  const { shares } = table.choices;
  const [valid, test] = [Math.round((rows * shares.valid) / 100), Math.round((rows * shares.test) / 100)];
  return { train: Math.max(0, rows - valid - test), valid, test };
}
