// The hooks that tell the page about the run. Their code lives in the worker; what they are is said here, for the page.
import type { HookDescription } from '../loop/index.ts';

export const REPORT_PROGRESS: HookDescription = {
  name: 'ReportProgress',
  explanation: 'Tells this page about the run: each batch, each epoch, its timings.',
  options: {},
  keys: () => ({ reads: { epoch: 'all' } }),
  does: {
    beforeTraining: 'sends the place where the run begins.',
    afterBatch: 'sends the loss of this batch to the page.',
    afterEpoch: 'sends the numbers of the epoch; the curves grow.',
    afterEpochProfile: 'sends where the time of the epoch went.',
    afterTraining: 'sends the last batches and the place where the run ended.',
  },
};

export const REPORT_MAP: HookDescription = {
  name: 'ReportMap',
  explanation: 'Asks the model about every place of the plane and sends the answers to the page as a map.',
  options: {},
  does: {
    afterEpoch: 'draws the map of what the model says at each place.',
    afterTraining: 'draws the map a last time, where the last epoch is not on it yet.',
  },
};
