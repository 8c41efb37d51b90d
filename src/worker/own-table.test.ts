import { afterEach, expect, test } from 'vitest';
import type { LabState } from '../store/lab-state.ts';
import type { TableDeskState } from '../store/table-desk-state.ts';
import { createModelMaker } from './engine-model-maker.ts';
import { openSeam, type Seam } from './testing/seam.ts';
import { cloudsCsv } from './testing/tables-under-test.ts';

const makeModel = createModelMaker({ wasmPaths: { plain: '', simd: '' } });
let seam: Seam | null = null;

afterEach(() => {
  seam?.close();
});

/** Resolves once the Data screen is as wanted; the test runner's own limit is the only one. */
function untilDesk({ tableDesk }: Seam, isWanted: (state: TableDeskState) => boolean): Promise<TableDeskState> {
  return new Promise((resolve) => {
    const look = (state: TableDeskState) => {
      if (!isWanted(state)) return;
      unsubscribe();
      resolve(state);
    };
    const unsubscribe = tableDesk.store.subscribe(look);
    look(tableDesk.store.getState());
  });
}

/** Drops a file, takes it into the Lab and trains on it on the processor. */
async function trainOn(csv: string, name = 'clouds.csv'): Promise<Seam> {
  const opened = openSeam({ makeModel });
  seam = opened;
  opened.tableDesk.actions.openFile(new File([csv], name));
  const { refusal } = await untilDesk(opened, ({ view, refusal: fault }) => view !== null || fault !== null);
  if (refusal !== null) throw new Error(refusal.message);
  opened.tableDesk.actions.useInLab();
  opened.actions.setField('backend', 'cpu');
  opened.actions.setField('epochs', '10');
  opened.actions.trainAnew();
  await opened.until(({ status }) => status.name === 'finished' || status.name === 'failed');
  return opened;
}

const isAnswered = ({ pendingRequests }: LabState) => pendingRequests.length === 0;

test('a dropped table is trained on, with the scores of its task after each epoch without asking for them', async () => {
  const { store } = await trainOn(cloudsCsv(200));
  const { status, epochs, plan } = store.getState();
  expect(status).toMatchObject({ name: 'finished' });
  const last = epochs.at(-1)?.variables['valid'];
  expect(Object.keys(last ?? {})).toEqual(
    expect.arrayContaining(['loss', 'accuracy', 'precision', 'recall', 'f1', 'roc_auc']),
  );
  expect(last?.['accuracy']).toBeGreaterThan(0.9);
  expect(plan?.dataset.baseline?.['valid']).toMatchObject({ kind: 'classes' });
  expect(store.getState().artifacts.map(({ name }) => name)).toContain('confusion_matrix_epoch_10_valid.json');
});

test('a number is learned in its own unit, and measured by MAE, RMSE and R2 against the mean', async () => {
  const rows = Array.from({ length: 300 }, (_, row) => {
    const x = ((row * 37) % 300) / 10;
    return `${x},${5000 + 300 * x}`;
  });
  const { store } = await trainOn(`size,price\n${rows.join('\n')}\n`, 'houses.csv');
  const { status, epochs, plan } = store.getState();
  expect(status).toMatchObject({ name: 'finished' });
  const last = epochs.at(-1)?.variables['valid'] ?? {};
  expect(Object.keys(last)).toEqual(expect.arrayContaining(['loss', 'mae', 'rmse', 'r2']));
  const baseline = plan?.dataset.baseline?.['valid'];
  if (baseline?.kind !== 'number') throw new Error('There is no baseline of numbers.');
  expect(last['mae']).toBeLessThan(baseline.mae / 3);
  expect(last['r2']).toBeGreaterThan(0.9);
});

test('every row of a stream is predicted, each with the line that it stands on', async () => {
  const { store, actions, until } = await trainOn(cloudsCsv(200));
  actions.predictStream('test');
  await until(isAnswered);
  const { streamPredictions, plan } = store.getState();
  expect(streamPredictions).toMatchObject({ streamName: 'test', epochId: 10, hasLearnedSince: false });
  expect(streamPredictions?.prediction).toHaveLength(plan?.dataset.rowCounts['test'] ?? NaN);
  expect(streamPredictions?.probability?.every((share) => share >= 0.5 && share <= 1)).toBe(true);
  // Rows of one side stand on even lines, those of the other on odd ones.
  const sides = Array.from(streamPredictions?.lines ?? [], (line) => line % 2);
  expect(sides).toEqual(Array.from(streamPredictions?.target ?? []));
});

test('a row that is typed in is predicted, and what cannot be taken as it stands is told', async () => {
  const { store, actions, until } = await trainOn(cloudsCsv(200));
  expect(store.getState().plan?.dataset.inputs?.map(({ name, kind }) => [name, kind])).toEqual([
    ['across', 'number'],
    ['up', 'number'],
  ]);
  actions.predictRow(['5', 'high']);
  await until(isAnswered);
  const { rowPrediction } = store.getState();
  expect(rowPrediction?.cells).toEqual(['5', 'high']);
  expect(rowPrediction?.said).toMatchObject({ kind: 'classes', classIndex: 1 });
  expect(rowPrediction?.counts).toMatchObject([{ unreadable: 0 }, { unreadable: 1 }]);
});

test('another file is predicted by the names of its columns, scored where it has the target, and escaped', async () => {
  const { store, actions, until } = await trainOn(cloudsCsv(200));
  const other = 'note;up;across;side\n=1+1;0,5;-1,5;left\nfine;0,5;4,5;left\n';
  actions.predictFile(new File([other], 'other.csv'));
  await until(isAnswered);
  const { filePrediction, requestError } = store.getState();
  expect(requestError).toBeNull();
  expect(filePrediction).toMatchObject({
    rowCount: 2,
    missingColumns: [],
    unusedColumns: ['note'],
    score: { name: 'accuracy', value: 0.5, rowCount: 2 },
    header: ['note', 'up', 'across', 'side', 'predicted side', 'probability of left', 'probability of right'],
  });
  const [, first = '', second = ''] = filePrediction?.csv.split('\r\n') ?? [];
  expect(first).toMatch(/^'=1\+1,/);
  expect(second).toMatch(/,left,right,0\.\d+,0\.\d+$/);
});

test('a column that the second file lacks is told and filled in; one without any of them is refused', async () => {
  const { store, actions, until } = await trainOn(cloudsCsv(200));
  actions.predictFile(new File(['across,colour\n1,red\n4,blue\n'], 'part.csv'));
  await until(isAnswered);
  expect(store.getState().filePrediction).toMatchObject({ missingColumns: ['up'], unusedColumns: ['colour'] });
  actions.predictFile(new File(['a,b\n1,2\n'], 'strange.csv'));
  await until(isAnswered);
  expect(store.getState().requestError?.message).toContain('none of the columns that the model looks at (across, up)');
});

test('after the worker was ended the table is opened again by itself, and can be trained on', async () => {
  const opened = await trainOn(cloudsCsv(200));
  const before = opened.tableDesk.store.getState().view?.tableId;
  opened.actions.trainAnew();
  opened.actions.stop();
  opened.actions.stop();
  const { view } = await untilDesk(opened, (desk) => desk.view?.tableId !== before);
  expect(view).toMatchObject({ fileName: 'clouds.csv', rowCount: 200 });
  opened.actions.trainAnew();
  const { status } = await opened.until(({ status: { name } }) => name === 'finished' || name === 'failed');
  expect(status.name).toBe('finished');
});
