import type { UnderstoodValues } from './csv/columns/typed-column.ts';
import type { UnderstoodTable } from './csv/columns/understand-table.ts';
import type { FeatureEncoder } from './encode/encode-features.ts';
import { shortNumber } from './encode/short-number.ts';
import { timeText } from './csv/columns/date-syntax.ts';
import type { Split } from './split.ts';
import type { TableTarget } from './table-target.ts';

/** Longer lists of lines are cut. */
const MAX_LINES = 15;
/** So many weights of classes are named. */
const MAX_WEIGHTS = 10;

/** A table on its way to streams. */
export interface TableInWork {
  readonly understood: UnderstoodTable;
  readonly split: Split;
  readonly learnt: TableTarget;
  /** Of the features. */
  readonly values: readonly UnderstoodValues[];
  readonly encoders: readonly FeatureEncoder[];
}

/** What is done to a table before a model sees it, each a sentence. */
export function tableNotes(table: TableInWork): readonly string[] {
  const { understood, learnt, values, encoders } = table;
  return [
    ...leftOutRows(table),
    ...featureNotes({ lines: understood.lines, values, encoders }),
    ...targetNotes(learnt),
    ...passNotes(table),
  ];
}

/** What is done to the columns that a model sees. */
export function featureNotes(
  features: Pick<TableInWork, 'values' | 'encoders'> & { readonly lines: Int32Array },
): string[] {
  const { values, encoders } = features;
  const notes = missingNotes(features);
  const leftOut = values.filter(({ name }) => encoders.every((encoder) => encoder.name !== name));
  if (leftOut.length > 0)
    notes.push(`${names(leftOut)}: left out, because all training rows are alike in it. It cannot tell them apart.`);
  const numbers = encoders.filter((encoder) => encoder.kind === 'number');
  const [first] = numbers;
  if (first !== undefined) notes.push(`${names(numbers)}: ${SCALED[first.scaling]}`);
  const categories = encoders.filter(({ kind }) => kind === 'oneHot');
  if (categories.length > 0)
    notes.push(
      `${names(categories)}: one-hot, a 1 in the place of its kind. Kinds not seen in training go to 'other'.`,
    );
  const dates = encoders.filter(({ kind }) => kind === 'date');
  if (dates.length > 0)
    notes.push(`${names(dates)}: taken apart. The year is scaled, what comes round again becomes a sine and a cosine.`);
  return notes;
}

const SCALED = {
  standardise: 'standardised to mean 0 and standard deviation 1 on the training rows.',
  minMax: 'scaled to 0 at the lowest and 1 at the highest of the training rows.',
  none: 'left as they are.',
} as const;

function leftOutRows({ understood, split, learnt }: TableInWork): string[] {
  const notes: string[] = [];
  const { lines, choices, columns } = understood;
  const noTarget = missingLines(lines, learnt.isMissing);
  if (noTarget.length > 0) notes.push(`${lack(noTarget, learnt.target.name)} and ${areLeftOut(noTarget)}.`);
  if (choices.split.kind !== 'ordered' || choices.split.column === null) return notes;
  const isDealt = new Uint8Array(lines.length);
  for (const rows of Object.values(split)) for (const row of rows) isDealt[row] = 1;
  const noPlace = [...lines].filter((_, row) => isDealt[row] === 0 && learnt.isMissing[row] === 0);
  const name = columns[choices.split.column]?.name ?? '';
  if (noPlace.length > 0)
    notes.push(`${lack(noPlace, name)}, so nothing says where in the order; they ${areLeftOut(noPlace)}.`);
  return notes;
}

/** `3 rows have no species`. */
function lack(lines: readonly number[], name: string): string {
  return `${lines.length} ${lines.length === 1 ? 'row has' : 'rows have'} no ${name}`;
}

function areLeftOut(lines: readonly number[]): string {
  return `${lines.length === 1 ? 'is' : 'are'} left out: ${lineList(lines)}`;
}

/** One sentence for all columns that are filled the same way on the same lines. */
function missingNotes({
  lines,
  values,
  encoders,
}: Pick<TableInWork, 'values' | 'encoders'> & { readonly lines: Int32Array }): string[] {
  const groups: { isMissing: Uint8Array; rule: string; encoders: FeatureEncoder[] }[] = [];
  for (const { name, isMissing } of values) {
    const encoder = encoders.find((candidate) => candidate.name === name);
    if (encoder === undefined || !isMissing.includes(1)) continue;
    const rule = encoder.kind === 'oneHot' ? 'the most frequent kind' : 'the middle value (median)';
    const group = groups.find((known) => known.rule === rule && areSame(known.isMissing, isMissing));
    if (group === undefined) groups.push({ isMissing, rule, encoders: [encoder] });
    else group.encoders.push(encoder);
  }
  return groups.map(({ isMissing, rule, encoders: filled }) => {
    const missing = missingLines(lines, isMissing);
    const where = lineList(missing);
    const rows = missing.length === 1 ? `1 row (${where}) has` : `${missing.length} rows (${where}) have`;
    const told = filled.some(({ hasIndicator }) => hasIndicator) ? ' A number of its own tells the model where.' : '';
    return `${rows} no ${names(filled)}. Filled in with ${rule} of the training rows: ${filled.map(fillText).join(', ')}.${told}`;
  });
}

function areSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.every((value, index) => value === other[index]);
}

function fillText(encoder: FeatureEncoder): string {
  if (encoder.kind === 'oneHot') return encoder.fill;
  return encoder.kind === 'date' ? timeText(encoder.fill) : shortNumber(encoder.fill);
}

function targetNotes({ target }: TableTarget): string[] {
  if (target.kind === 'classes') return [];
  const [mean, scale] = [shortNumber(target.mean), shortNumber(target.scale)];
  return [`${target.name}: learnt as its distance from ${mean} in steps of ${scale}, the mean and standard deviation of the training rows.`]; // prettier-ignore
}

/** How rare classes are helped. */
function passNotes({ learnt, split }: TableInWork): string[] {
  const { target, passRows } = learnt;
  if (target.kind !== 'classes') return [];
  const { classNames, classWeights } = target;
  if (passRows.length > split.train.length)
    return [
      `Training rows of rare classes are repeated: ${passRows.length} a pass instead of ${split.train.length}, every class equally often.`,
    ];
  if (classWeights === undefined || classWeights === null) return [];
  const weights = classNames.map((name, index) => `${name} ${shortNumber(classWeights[index] ?? 1)}`);
  const rest = weights.length > MAX_WEIGHTS ? ' …' : '';
  return [`In training the loss of a row counts by its class: ${weights.slice(0, MAX_WEIGHTS).join(', ')}${rest}.`];
}

function missingLines(lines: Int32Array, isMissing: Uint8Array): readonly number[] {
  return [...lines].filter((_, row) => isMissing[row] === 1);
}

/** `line 5`, `lines 5 and 273`, `lines 5, 10, … and 40 more`. */
export function lineList(lines: readonly number[]): string {
  if (lines.length === 1) return `line ${lines.join()}`;
  const shown = lines.slice(0, MAX_LINES);
  const rest = lines.length - shown.length;
  const last = rest > 0 ? `${rest} more` : String(shown.pop());
  return `lines ${shown.join(', ')} and ${last}`;
}

function names(named: readonly { readonly name: string }[]): string {
  return named.map(({ name }) => name).join(', ');
}
