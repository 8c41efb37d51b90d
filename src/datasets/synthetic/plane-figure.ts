import type { NumberOption, Options } from '../../loop/index.ts';
import type { DatasetDescription } from '../dataset-definition.ts';
import type { PlaneClasses } from './plane-classes.ts';

/** A figure in the plane, about 2 wide around 0, whose classes a model is to tell apart. */
export interface PlaneFigure extends Pick<DatasetDescription, 'name' | 'label' | 'question' | 'explanation' | 'start'> {
  readonly noise: { readonly initial: number; readonly max: number };
  readonly classes: PlaneClasses;
  /** A point of the class, before noise. `uniform` gives as many numbers in [0, 1) as it needs. */
  place(classIndex: number, classCount: number, uniform: () => number): readonly [x: number, y: number];
}

/** How many points a figure has. */
export const SIZE: NumberOption = {
  kind: 'number',
  label: 'Points',
  explanation: 'How many points there are in all.',
  min: 100,
  max: 5000,
  step: 100,
  isInteger: true,
  initial: 500,
};

/** How far a figure's points stray. */
export function noiseOption({ noise }: PlaneFigure): NumberOption {
  return {
    kind: 'number',
    label: 'Noise',
    explanation: 'How far points stray: the standard deviation, where the figure is 2 wide.',
    min: 0,
    step: 0.01,
    isInteger: false,
    ...noise,
  };
}

/** What the data set of a figure says of itself. */
export function describePlane(figure: PlaneFigure): DatasetDescription {
  const { name, label, question, explanation, start, classes } = figure;
  const classOptions: Options = 'option' in classes ? { [classes.optionName]: classes.option } : {};
  const options = { ...classOptions, noise: noiseOption(figure), size: SIZE };
  return {
    name,
    label,
    question,
    explanation,
    citation: null,
    options,
    files: [],
    table: null,
    drawnClasses: classes,
    start,
  };
}
