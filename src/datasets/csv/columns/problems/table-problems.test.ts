import { describe, expect, it } from 'vitest';
import { prepareTable } from '../../../prepare-table.ts';
import { seededRandom } from '../../../seeded-random.ts';
import { splitTable } from '../../../split-table.ts';
import { featureRows, readPass } from '../../../testing/read-streams.ts';
import { initialChoices } from '../table-choices.ts';
import { amounts, cycle, fixed, problem, problemsOf, storedTable } from '../testing/understood.ts';
import { featureColumns, understandTable, type StoredTable } from '../understand-table.ts';
import { tableProblems, whyNotTrain } from './table-problems.ts';
import type { TableProblem } from './table-problem.ts';

const start = (table: StoredTable) => initialChoices(table.columns.length);
const ids = (problems: readonly TableProblem[]) => problems.map(({ id }) => id);
const species = cycle(100, 'Adelie', 'Gentoo');

/** 100 rows with a target that is learnt as classes, and a column under test. */
function withColumn(name: string, cells: readonly string[]): StoredTable {
  return storedTable([name, cells], ['mass', amounts(cells.length)], ['species', species.slice(0, cells.length)]);
}

/** A table of a target under test and a column to learn it from. */
function withTarget(cells: readonly string[]): StoredTable {
  return storedTable(['mass', amounts(cells.length)], ['target', cells]);
}

function presses(table: StoredTable, id: string, fix: string): readonly TableProblem[] {
  return problemsOf(table, fixed(start(table), problem(problemsOf(table), id), fix));
}

describe('rows', () => {
  it('has no problem with a table that is fine', () => {
    const problems = problemsOf(withColumn('wing', amounts(100).reverse()));
    expect(problems).toEqual([]);
    expect(whyNotTrain(problems)).toBeNull();
  });

  it.each([
    [0, 'noRows', 'There are no rows.'],
    [1, 'oneRow', 'There is only 1 row.'],
    [9, 'fewRows', 'There are only 9 rows.'],
  ])('C3: %d rows block training, with the reason', (count, id, sentence) => {
    const problems = problemsOf(withColumn('wing', amounts(count)));
    expect(problems[0]).toMatchObject({ id, severity: 'blocks' });
    expect(whyNotTrain(problems)).toContain(sentence);
  });

  it('C3: rows that were left out can be taken back', () => {
    const table = withColumn('wing', amounts(12));
    const choices = { ...start(table), excludedLines: [2, 3, 4, 5] };
    const problems = problemsOf(table, choices);
    expect(problems[0]?.id).toBe('fewRows');
    expect(ids(problemsOf(table, fixed(choices, problem(problems, 'fewRows'), 'restore')))).not.toContain('fewRows');
  });
});

describe('values', () => {
  it('C23: infinities are told of, with their lines', () => {
    const table = withColumn('wing', ['inf', '1e999', ...amounts(98)]);
    expect(problem(problemsOf(table), 'infinities')).toMatchObject({ severity: 'tells', lines: [2, 3], column: 0 });
    expect(presses(table, 'infinities', 'exclude')).toEqual([]);
  });

  it('C24: one click treats a text among numbers as missing, or leaves its row out', () => {
    const table = withColumn('wing', [...amounts(99), 'n/d']);
    expect(problem(problemsOf(table), 'textAmongNumbers')).toMatchObject({
      severity: 'warns',
      lines: [101],
      sentence: "Column 'wing' is taken for text, because it holds 99 numbers, 1 text: 'n/d'.",
      fixes: [{ label: "Treat 'n/d' as missing" }, { label: 'Leave out 1 row' }],
    });
    const choices = fixed(start(table), problem(problemsOf(table), 'textAmongNumbers'), 'treatAsMissing');
    expect(understandTable(table, choices).columns[0]).toMatchObject({ type: 'number', facts: { missing: 1 } });
    expect(presses(table, 'textAmongNumbers', 'exclude')).toEqual([]);
  });

  it('C25: whole numbers beyond 2^53 and leading zeros are told of', () => {
    const codes = withColumn('code', [...cycle(98, '12', '34'), '007', '9007199254740993']);
    expect(problem(problemsOf(codes), 'leadingZeros')).toMatchObject({ severity: 'tells', lines: [100] });
    expect(problem(problemsOf(codes), 'unsafeIntegers')).toMatchObject({ severity: 'tells', lines: [101] });
    expect(ids(presses(codes, 'unsafeIntegers', 'ignore'))).toEqual([]);
  });

  it('C26: asks whether day or month comes first', () => {
    const table = withColumn('day', cycle(100, '03/04/2024', '05/06/2024'));
    const asked = problem(problemsOf(table), 'ambiguousDates');
    expect(asked).toMatchObject({ severity: 'warns', fixes: [{ id: 'dayFirst' }, { id: 'monthFirst' }] });
    expect(understandTable(table, fixed(start(table), asked, 'monthFirst')).columns[0]?.type).toBe('date');
    expect(presses(table, 'ambiguousDates', 'dayFirst')).toEqual([]);
  });

  it.each([
    ['slashedDates', '13/04/2024', ['dayFirst']],
    ['slashedDates', '04/13/2024', ['monthFirst']],
  ])('C26: offers the one order that is possible (%s, %s)', (id, date, fixes) => {
    const found = problem(problemsOf(withColumn('day', cycle(100, '03/04/2024', date))), id);
    expect(found.fixes.map((fix) => fix.id)).toEqual(fixes);
  });

  it('C26: names the lines of dates that are written both ways', () => {
    const found = problem(problemsOf(withColumn('day', cycle(100, '13/04/2024', '04/13/2024'))), 'mixedDates');
    expect(found).toMatchObject({ severity: 'warns', lines: { length: 100 } });
  });

  it('C26: offers to read milliseconds since 1970 as dates', () => {
    const table = withColumn(
      'when',
      cycle(100).map((_, row) => String(1_700_000_000_000 + ((row * 37) % 101) * 1000)),
    );
    expect(presses(table, 'epochTimes', 'epochMilliseconds')).toEqual([]);
  });

  it('warns that NA may be Namibia, and lets the person say which', () => {
    const countries = ['AT', 'BE', 'CZ', 'DE', 'ES', 'FR', 'GB', 'HU', 'IT', 'JP', 'KE', 'NA'];
    const table = withColumn('country', cycle(100, ...countries));
    expect(problem(problemsOf(table), 'naAsValue')).toMatchObject({ severity: 'warns', lines: { length: 8 } });
    expect(understandTable(table, start(table)).columns[0]?.facts.missing).toBe(0);
    expect(presses(table, 'naAsValue', 'naIsValue')).toEqual([]);
    const choices = fixed(start(table), problem(problemsOf(table), 'naAsValue'), 'naIsMissing');
    expect(understandTable(table, choices).columns[0]?.facts.missing).toBe(8);
    expect(problemsOf(withColumn('country', cycle(100, ...countries, ''))).map(({ id }) => id)).toEqual([]);
  });
});

describe('features', () => {
  it.each([
    ['constantFeature', cycle(100, '7')],
    ['emptyFeature', cycle(100, 'NA', '')],
  ])('C27: %s is told of and not used', (id, cells) => {
    const table = withColumn('x', cells);
    expect(problem(problemsOf(table), id)).toMatchObject({ severity: 'tells', column: 0 });
    expect(featureColumns(understandTable(table, start(table))).map(({ name }) => name)).toEqual(['mass']);
  });

  it('C27: made features all the same, they leave no NaN behind', () => {
    const table = storedTable(['same', cycle(20, '7')], ['none', cycle(20, '')], ['mass', amounts(20)], ['y', cycle(20, 'a', 'b')]); // prettier-ignore
    const choices = start(table);
    const columns = choices.columns.map((column, index) =>
      index < 3 ? { ...column, role: 'feature' as const } : column,
    );
    const understood = understandTable(table, { ...choices, columns });
    const random = seededRandom(1);
    const { streams, inputShape } = prepareTable(
      { understood, split: splitTable(understood, random), tellsMissing: true, axisLabels: null, notes: [] },
      { batchSize: 8, random },
    );
    expect(inputShape).toEqual([1]);
    expect(featureRows(readPass(streams['train'], 0)).flat().every(Number.isFinite)).toBe(true);
    expect(problem(tableProblems(understood), 'constantFeature').fixes).toMatchObject([{ id: 'ignore' }]);
  });

  it('warns of a feature that names the rows', () => {
    const table = withColumn('id', cycle(100).map((_, row) => `A-${row}`)); // prettier-ignore
    expect(ids(problemsOf(table))).toEqual([]); // it is proposed to be ignored
    const choices = start(table);
    const columns = choices.columns.map((column, index) =>
      index === 0 ? { ...column, role: 'feature' as const } : column,
    );
    const problems = problemsOf(table, { ...choices, columns });
    expect(problem(problems, 'idFeature')).toMatchObject({ severity: 'warns', column: 0 });
    expect(problemsOf(table, fixed({ ...choices, columns }, problem(problems, 'idFeature'), 'ignore'))).toEqual([]);
  });

  it('blocks where there is nothing to learn from', () => {
    const problems = problemsOf(storedTable(['x', cycle(100, '1')], ['species', species]));
    expect(problem(problems, 'noFeature').severity).toBe('blocks');
  });

  it.each([
    ['equal', species],
    ['one to one', cycle(100, '0', '1')],
  ])('C32: a copy of the target as a feature (%s) is a leak', (_, cells) => {
    const table = withColumn('copy', cells);
    expect(problem(problemsOf(table), 'leak')).toMatchObject({ severity: 'warns', column: 0 });
    expect(presses(table, 'leak', 'ignore')).toEqual([]);
  });

  it('C32: so is a target of numbers in another unit, and not one that differs in a row', () => {
    const celsius = amounts(100);
    const fahrenheit = celsius.map((value) => String(Number(value) * 1.8 + 32));
    expect(ids(problemsOf(storedTable(['other', fahrenheit], ['target', celsius])))).toContain('leak');
    const table = storedTable(['other', [...fahrenheit.slice(1), '0']], ['target', celsius]);
    expect(ids(problemsOf(table))).not.toContain('leak');
    expect(ids(problemsOf(withColumn('copy', [...species.slice(0, 99), 'Adelie'])))).not.toContain('leak');
  });
});

describe('the target', () => {
  it.each([
    ['constant', cycle(100, 'a'), 'targetConstant'],
    ['of one class and missing', cycle(100, 'a', 'NA'), 'targetConstant'],
    ['all missing', cycle(100, 'NA', ''), 'targetMissing'],
    ['a date', cycle(100, '2024-01-01', '2024-01-02'), 'targetDate'],
  ])('C28: a target that is %s blocks training', (_, cells, id) => {
    const table = withTarget(cells);
    const choices = start(table);
    const columns = choices.columns.map((column, index) =>
      index === 1 ? { ...column, role: 'target' as const } : column,
    );
    const problems = problemsOf(table, { ...choices, columns });
    expect(problem(problems, id)).toMatchObject({ severity: 'blocks', column: 1 });
    expect(whyNotTrain(problems)).not.toBeNull();
  });

  it('C28: so does a table without a target', () => {
    const table = storedTable(['remark', cycle(100).map((_, row) => `the ${row}th remark that was made about this`)]);
    expect(problem(problemsOf(table), 'noTarget').severity).toBe('blocks');
  });

  it('C29: asks of 1,000 classes, and can make the rare ones one', () => {
    const kinds = cycle(1000).map((_, kind) => `kind ${kind}`);
    const table = withTarget([...cycle(2500, ...kinds), ...cycle(500, 'kind 1')]);
    expect(problem(problemsOf(table), 'manyKinds')).toMatchObject({ severity: 'warns', column: 1 });
    const choices = fixed(start(table), problem(problemsOf(table), 'manyKinds'), 'merge');
    expect(choices.columns[1]?.mergedKinds).toHaveLength(981);
    expect(ids(problemsOf(table, choices))).not.toContain('manyKinds');
  });

  it.each([
    [100, false],
    [101, true],
  ])('C29: asks where there are %d classes, however many rows: %s', (count, isAsked) => {
    const kinds = cycle(count).map((_, kind) => `kind ${kind}`);
    expect(ids(problemsOf(withTarget(cycle(2020, ...kinds)))).includes('manyKinds')).toBe(isAsked);
  });

  it('C29: asks of a target that is different in each row, and blocks', () => {
    const table = withTarget(cycle(100).map((_, row) => `A-${row}`));
    const choices = start(table);
    const columns = choices.columns.map((column, index) =>
      index === 1 ? { ...column, role: 'target' as const } : column,
    );
    expect(problem(problemsOf(table, { ...choices, columns }), 'manyKinds').severity).toBe('blocks');
  });

  it('C29: takes few whole numbers for classes, and says so', () => {
    const table = withTarget(cycle(100, '0', '1', '1'));
    expect(understandTable(table, start(table)).columns[1]).toMatchObject({ role: 'target', type: 'category' });
    expect(presses(table, 'numbersAsClasses', 'asNumber')).toEqual([]);
  });

  it('C30: names a class of a single row, with its line', () => {
    const table = withTarget([...cycle(99, 'a', 'b', 'c'), 'rare']);
    const found = problem(problemsOf(table), 'singleRowClass');
    expect(found).toMatchObject({ severity: 'warns', lines: [101] });
    expect(found.sentence).toContain("Class 'rare' has a single row.");
    expect(ids(presses(table, 'singleRowClass', 'exclude'))).toEqual([]);
    expect(ids(presses(table, 'singleRowClass', 'merge'))).toEqual([]);
  });

  it('C30: says which class a part lacks', () => {
    const table = withTarget([...cycle(90, 'a', 'b'), ...cycle(10, 'late')]);
    const understood = understandTable(table, start(table));
    const rows = (from: number, to: number) => Int32Array.from({ length: to - from }, (_, index) => from + index);
    const problems = tableProblems(understood, { train: rows(0, 80), valid: rows(80, 90), test: rows(90, 100) });
    const found = problem(problems, 'trainLacksClass');
    expect(found).toMatchObject({ severity: 'warns', lines: { length: 10, 0: 92 } });
    expect(found.sentence).toContain("Class 'late' is not in the training part");
    expect(problem(problems, 'validLacksClass').severity).toBe('tells');
  });

  it('needs two rows of each class', () => {
    const table = withTarget(['a', 'a', ...'bcdefghij'.split('')]);
    expect(problem(problemsOf(table), 'rowsPerClass')).toMatchObject({ severity: 'blocks', column: 1 });
  });

  it('leaves out rows without a target, and names their lines', () => {
    const table = withTarget([...cycle(98, 'a', 'b'), 'NA', '']);
    expect(problem(problemsOf(table), 'rowsWithoutTarget')).toMatchObject({ severity: 'tells', lines: [100, 101] });
  });
});

describe('parts and batches', () => {
  it('C31: a batch larger than the training part blocks, and can be made smaller', () => {
    const table = withColumn('wing', amounts(100).reverse());
    const choices = { ...start(table), batchSize: 128 };
    const found = problem(problemsOf(table, choices), 'batchTooLarge');
    expect(found).toMatchObject({ severity: 'blocks', fixes: [{ label: 'Use batches of 64' }] });
    expect(problemsOf(table, fixed(choices, found, 'batchSize'))).toEqual([]);
  });

  it('C31: an empty validation part blocks, and can be given rows', () => {
    const table = withColumn('wing', amounts(100).reverse());
    const choices = { ...start(table), shares: { valid: 0, test: 15 } };
    const found = problem(problemsOf(table, choices), 'validEmpty');
    expect(found.severity).toBe('blocks');
    expect(problemsOf(table, fixed(choices, found, 'usualShares'))).toEqual([]);
  });
});

describe('what a person should know before it is trained on', () => {
  const kinds = [...cycle(60, 'a'), ...cycle(30, 'b'), ...cycle(30, 'c')];

  it('rows without any measurement can be left out at once', () => {
    const gaps = (cells: readonly string[]) => cells.map((cell, row) => (row === 3 || row === 7 ? 'NA' : cell));
    const table = storedTable(
      ['wing', gaps(amounts(100))],
      ['mass', gaps(amounts(100).reverse())],
      ['species', species],
    );
    const found = problem(problemsOf(table), 'noMeasurements');
    expect(found).toMatchObject({ severity: 'warns', lines: [5, 9] });
    expect(found.sentence).toMatch(/^2 rows have no measurements/);
    expect(ids(presses(table, 'noMeasurements', 'exclude'))).not.toContain('noMeasurements');
  });

  it('a column that is never empty, such as a year, does not hide them', () => {
    const gaps = (cells: readonly string[]) => cells.map((cell, row) => (row === 3 ? 'NA' : cell));
    const table = storedTable(
      ['wing', gaps(amounts(100))],
      ['mass', gaps(amounts(100).reverse())],
      ['year', cycle(100, '2007', '2008', '2009')],
      ['species', species],
    );
    expect(problem(problemsOf(table), 'noMeasurements').lines).toEqual([5]);
  });

  it('a gap beside a number is none', () => {
    const table = storedTable(['wing', ['NA', ...amounts(99)]], ['mass', [...amounts(99), 'NA']], ['species', species]);
    expect(ids(problemsOf(table))).not.toContain('noMeasurements');
  });

  it('classes that are not equally common are told, with what always saying one reaches, and can be weighed', () => {
    const table = withTarget(kinds);
    const found = problem(problemsOf(table), 'unevenClasses');
    expect(found.severity).toBe('tells');
    expect(found.sentence).toContain('right in 50 % of the rows');
    const weighed = fixed(start(table), found, 'classWeights');
    expect(weighed.balance).toBe('classWeights');
    expect(fixed(weighed, problem(problemsOf(table, weighed), 'unevenClasses'), 'none').balance).toBe('none');
  });

  it('classes that are nearly equally common are not', () => {
    expect(ids(problemsOf(withTarget([...cycle(60, 'a'), ...cycle(50, 'b')])))).not.toContain('unevenClasses');
  });

  it('a column of kinds that tells whole classes is told, and can be ignored', () => {
    const islands = kinds.map((kind, row) => (kind === 'a' ? ['x', 'y'][row % 2] : kind === 'b' ? 'x' : 'y') ?? '');
    const table = storedTable(['island', islands], ['mass', amounts(120)], ['target', kinds]);
    const found = problem(problemsOf(table), 'givesAway');
    expect(found).toMatchObject({ severity: 'warns', column: 0 });
    expect(found.sentence).toContain("all 30 of 'b' have 'x', all 30 of 'c' have 'y'");
    expect(ids(presses(table, 'givesAway', 'ignore'))).not.toContain('givesAway');
  });

  it('one that tells a single class is not: it may well be what tells it apart', () => {
    const islands = kinds.map((kind, row) => (kind === 'b' ? 'x' : (['x', 'y'][row % 2] ?? '')));
    const table = storedTable(['island', islands], ['mass', amounts(120)], ['target', kinds]);
    expect(ids(problemsOf(table))).not.toContain('givesAway');
  });
});
