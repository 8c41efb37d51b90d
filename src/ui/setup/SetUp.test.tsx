// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
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

  it('tell the network in words, and its weights once it is built', () => {
    show(idleState);
    expect(screen.getByRole('img', { name: 'Network: 2 inputs, layers of 8 units, 8 units, 3 outputs.' })).toBeTruthy();
    expect(screen.queryByText('weights to learn')).toBeNull();
    cleanup();
    show(trainingState);
    expect(screen.getByText('weights to learn').parentElement?.textContent).toContain('123');
  });

  it('list every hook with its sentence', () => {
    show(trainingState);
    for (const { name, explanation } of trainingState.plan?.hooks ?? []) {
      expect(screen.getByText(explanation, { exact: false }).textContent).toContain(name);
    }
  });
});
