import type { LabState } from '../../store/lab-state.ts';

type Known = Pick<LabState, 'plan' | 'dataset' | 'config'>;

const NO_NAMES: readonly string[] = [];

/** The streams of the data set: of the run's, or before one of the form's. */
export function streamsToEvaluate({ plan, dataset }: Pick<Known, 'plan' | 'dataset'>): readonly string[] {
  return (plan?.dataset ?? dataset)?.streamNames ?? NO_NAMES;
}

/** The stream most worth evaluating: the first that no epoch visits, such as `test`; else the first. Null without data. */
export function firstStreamToEvaluate(known: Known): string | null {
  const streams = streamsToEvaluate(known);
  const visited = known.plan?.streams ?? streamsOfEpochs(known.config);
  return streams.find((name) => !visited.includes(name)) ?? streams[0] ?? null;
}

function streamsOfEpochs(config: Known['config']): readonly string[] {
  if (config === null) return NO_NAMES;
  const { trainStreamName, extraStreams } = config.mainLoop;
  return [trainStreamName, ...extraStreams];
}
