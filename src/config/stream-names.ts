import type { HookDescription, Option } from '../loop/index.ts';

/** The streams that options of hooks may name. */
export interface NamedStreams {
  /** Those of every epoch: the train stream and the extra streams. */
  readonly visited: readonly string[];
  /** All of the data set; null until it was looked at. */
  readonly inDataset: readonly string[] | null;
}

/** Finds the problem of an option's value, as a sentence, where it names a stream that the hook never meets. */
export type StreamCheck = (option: Option, value: unknown) => string | null;

/** A hook that an evaluation calls too meets every stream of the data set, any other one those of the epochs. */
export function streamCheck(streams: NamedStreams | null, { isForEvaluation }: HookDescription): StreamCheck {
  const met = isForEvaluation === true ? streams?.inDataset : streams?.visited;
  return (option, value) => {
    if (streams === null || met === null || met === undefined) return null;
    const unknown = streamsNamed(option, value).find((stream) => !met.includes(stream));
    if (unknown === undefined) return null;
    return streams.inDataset?.includes(unknown) === true
      ? `The run does not visit stream '${unknown}'. It visits: ${met.join(', ')}.`
      : `There is no stream '${unknown}'. There are: ${met.join(', ')}.`;
  };
}

function streamsNamed(option: Option, value: unknown): readonly string[] {
  if (!('names' in option) || option.names !== 'stream' || value === null) return [];
  return [value as string | readonly string[]].flat();
}
