// Points that a person puts in place of those that the seed draws.
import type { OptionValue } from './experiment-config.ts';
import { describeDataset } from './dataset-descriptions.ts';
import type { ExperimentForm, FormProblems } from './experiment-form.ts';
import { classNamesOf } from '../datasets/synthetic/plane-classes.ts';
import { pointsProblem, type PlanePoint } from '../datasets/synthetic/plane-point.ts';

export { POINTS_AT_MOST, type PlanePoint } from '../datasets/synthetic/plane-point.ts';

/**
 * By data set. A set keeps its edited points while another one is chosen, and whatever its options and the seed become: what
 * was made by hand goes only when a person asks for the points of the seed again.
 */
export type EditedPoints = Readonly<Record<string, readonly PlanePoint[]>>;

/** Those of the form's data set; null where it has those of the seed. */
export function editedPoints({ dataset, points }: Pick<ExperimentForm, 'dataset' | 'points'>) {
  return points[dataset] ?? null;
}

/** The form with these points in its data set; null for those of the seed. */
export function withPoints(form: ExperimentForm, points: readonly PlanePoint[] | null): ExperimentForm {
  const others = Object.entries(form.points).filter(([name]) => name !== form.dataset);
  const own = points === null ? [] : [[form.dataset, points] as const];
  return { ...form, points: Object.fromEntries([...others, ...own]) };
}

interface PointsToRead {
  readonly form: ExperimentForm;
  /** Of the data set. */
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly mainLoop: { readonly extraStreams: readonly string[]; readonly onEmptyStream: string };
}

/** The points for the experiment; why it cannot run with them is put under `points`. */
export function readPoints(
  { form, options, mainLoop }: PointsToRead,
  problems: Record<string, string>,
): readonly PlanePoint[] | null {
  const points = editedPoints(form);
  const classes = describeDataset(form.dataset).drawnClasses;
  if (points === null || classes === undefined || hasOptionProblem(problems)) return points;
  const problem = pointsProblem(points, classNamesOf(classes, options)) ?? emptyStreamProblem(points, mainLoop);
  if (problem !== null) problems['points'] = problem;
  return points;
}

function hasOptionProblem(problems: FormProblems): boolean {
  return Object.keys(problems).some((field) => field.startsWith('datasetOptions.'));
}

/** Better said here than by the run when it comes to the stream. */
function emptyStreamProblem(
  points: readonly PlanePoint[],
  { extraStreams, onEmptyStream }: PointsToRead['mainLoop'],
): string | null {
  const empty = ['valid', 'test'].find((part) => !points.some((point) => point.part === part));
  if (empty === undefined || onEmptyStream !== 'error' || !extraStreams.includes(empty)) return null;
  return `No point is in ${empty}, which is measured in every epoch. Add one to ${empty}, or take it out of the extra streams.`;
}
