// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { readForm, withField } from '../../config/experiment-form.ts';
import { MAIN_LOOP_FIELDS } from '../../config/main-loop-fields.ts';
import type { LabState } from '../../store/lab-state.ts';
import { LabContext } from '../lab-context.ts';
import { fixtureLab, idleState, trainingState } from '../testing/lab-fixture.ts';
import { SetUp } from './SetUp.tsx';

afterEach(cleanup);

function show(state: LabState) {
  const asked: unknown[][] = [];
  const lab = fixtureLab(state, (...call) => asked.push(call));
  render(
    <LabContext value={lab}>
      <SetUp />
    </LabContext>,
  );
  return asked;
}

const LABELS = [
  'Dataset',
  'Hidden layers',
  'Activation',
  'Optimizer',
  'Learning rate',
  'Batch size',
  'Epochs',
  'Seed',
  'Backend',
];

describe('the set-up', () => {
  it('is a region of that name (look.md section 9)', () => {
    show(idleState);
    expect(screen.getByRole('region', { name: 'Set-up' })).toBeTruthy();
  });
});

describe('the form', () => {
  it.each(LABELS)('has a field labelled exactly %s', (label) => {
    show(idleState);
    expect(screen.getByLabelText(label)).toBeTruthy();
  });

  it('shows what the form holds and sends what is typed', () => {
    const asked = show(idleState);
    const epochs = screen.getByLabelText<HTMLInputElement>('Epochs');
    expect(epochs.value).toBe(idleState.form.epochs);
    fireEvent.change(epochs, { target: { value: '12x' } });
    fireEvent.change(screen.getByLabelText('Optimizer'), { target: { value: 'sgd' } });
    expect(asked).toEqual([
      ['setField', ['epochs', '12x']],
      ['setField', ['optimizer', 'sgd']],
    ]);
  });

  it('offers the options of its data set', () => {
    const asked = show(idleState);
    fireEvent.change(screen.getByLabelText('Columns'), { target: { value: 'all' } });
    expect(asked).toEqual([['setField', ['datasetOptions.columns', 'all']]]);
  });

  it('puts each problem beside its field and marks the field', () => {
    show({ ...idleState, config: null, problems: { learningRate: 'Learning rate must be at most 1000; it is 1e9.' } });
    const field = screen.getByLabelText('Learning rate');
    const problem = screen.getByText('Learning rate must be at most 1000; it is 1e9.');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-describedby')).toBe(problem.id);
    expect(screen.getByLabelText('Seed').getAttribute('aria-invalid')).toBe('false');
  });

  it('says that changes wait for the next run only while there is one', () => {
    show(idleState);
    expect(screen.queryByText('from the next run')).toBeNull();
    cleanup();
    show(trainingState);
    expect(screen.getByText('from the next run')).toBeTruthy();
  });
});

describe('the cards', () => {
  it('tell the split in words', () => {
    show(idleState);
    expect(screen.getByRole('img', { name: 'Split: train 240, valid 51, test 51 rows' })).toBeTruthy();
  });

  it('tell the network in words, and its weights', () => {
    show(idleState);
    expect(screen.getByRole('img', { name: 'Network: 2 inputs, layers of 8 units, 8 units, 3 outputs.' })).toBeTruthy();
    expect(screen.getByText('weights to learn').parentElement?.textContent).toContain('123');
  });

  it('tell the network of the form, not that of the run in hand', () => {
    const form = withField(trainingState.form, 'hiddenLayers', '4');
    show({ ...trainingState, form, config: readForm(form, null).config });
    expect(screen.getByRole('img', { name: 'Network: 2 inputs, layers of 4 units, 3 outputs.' })).toBeTruthy();
    expect(screen.getByText('weights to learn').parentElement?.textContent).toContain('27');
  });

  it('tell the memory that the engine of the run planned, only while the form asks for the same model', () => {
    if (trainingState.plan === null) throw new Error('The run of this test has no plan.');
    const state = { ...trainingState, plan: { ...trainingState.plan, memoryBytes: 131_072 } };
    show(state);
    const term = screen.getByText('memory of the engine');
    expect(term.parentElement?.textContent).toContain('131.1 kB');
    expect(term.getAttribute('data-explain')).toContain('more than 1 GiB is refused');
    cleanup();
    for (const [field, value] of [
      ['hiddenLayers', '4'],
      ['batchSize', '8'],
      ['backend', 'cpu'],
    ] as const) {
      const form = withField(state.form, field, value);
      show({ ...state, form, config: readForm(form, null).config });
      expect(screen.queryByText('memory of the engine')).toBeNull();
      cleanup();
    }
    show(trainingState);
    expect(screen.queryByText('memory of the engine')).toBeNull(); // on tf.js
  });

  it('say which engine the run took only while the form asks for the same', () => {
    show(trainingState);
    expect(screen.getByText(/^WASM: the fastest here/)).toBeTruthy();
    cleanup();
    show({ ...trainingState, form: withField(trainingState.form, 'backend', 'cpu') });
    expect(screen.queryByText(/^WASM: the fastest here/)).toBeNull();
  });

  it('say of data that cannot be read what is wrong, and leave the alert to the notice of the run', () => {
    const datasetError = { name: 'Error', message: 'penguins.csv could not be fetched (404).', stack: null };
    show({ ...idleState, dataset: null, datasetError });
    const card = screen.getByRole('group', { name: 'The data cannot be read' });
    expect(card.textContent).toContain('penguins.csv could not be fetched');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('have a field for every option of the main loop, and say what it is set to while closed', () => {
    const asked = show(idleState);
    for (const { label } of Object.values(MAIN_LOOP_FIELDS)) expect(screen.getByLabelText(label)).toBeTruthy();
    expect(screen.getByText('Main loop').closest('summary')?.textContent).toBe('Main loopextra: valid');
    fireEvent.change(screen.getByLabelText('On empty batch'), { target: { value: 'warn' } });
    expect(asked).toEqual([['setField', ['mainLoop.onEmptyBatch', 'warn']]]);
  });

  it('say while closed that a field of the main loop has a problem', () => {
    show({ ...idleState, config: null, problems: { 'mainLoop.buffer': 'Buffer must be a whole number.' } });
    expect(screen.getByText('One of its fields has a problem.').closest('summary')?.textContent).toContain('Main loop');
  });

  it('list the hooks of the form, not those of the run in hand', () => {
    const form = withField(trainingState.form, 'hooks.StopAfter-1.minutes', '5');
    const hooks = form.hooks.filter(({ name }) => name !== 'LogVariables');
    show({ ...trainingState, form: { ...form, hooks } });
    expect(screen.queryByRole('button', { name: 'Remove LogVariables' })).toBeNull();
  });
});
