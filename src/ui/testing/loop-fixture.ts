import type { GatePlace, GatePoint } from '../../protocol/messages.ts';
import type { LabState } from '../../store/lab-state.ts';
import { EPOCHS, idleState, pausedState, trainingState } from './lab-fixture.ts';

/** A point of epoch 12, train batch 7, unless said otherwise. */
export function pointAt(place: GatePlace, change: Partial<GatePoint> = {}): GatePoint {
  return { place, epochId: 12, streamName: 'train', isTraining: true, batchIndex: 6, hookIndex: -1, ...change };
}

/** A point of epoch 12 between two streams or epochs. */
export function betweenStreams(place: GatePlace, change: Partial<GatePoint> = {}): GatePoint {
  return pointAt(place, { streamName: null, isTraining: false, batchIndex: -1, ...change });
}

/** Stepping, and held at this point. */
export function heldAt(position: GatePoint): LabState {
  return { ...pausedState, position };
}

/** The same run with other numbers of batches. */
export function withBatchCounts(state: LabState, numBatches: Readonly<Record<string, number>>): LabState {
  const { plan } = state;
  if (plan === null || state.dataset === null) throw new Error('This state has no run.');
  const dataset = { ...state.dataset, numBatches: { ...state.dataset.numBatches, ...numBatches } };
  return { ...state, dataset, plan: { ...plan, dataset } };
}

const OVER = betweenStreams('afterTraining', { epochId: 11, hookIndex: 7 });

/** The states the loop column is looked at in. */
export const LOOP_STATES = {
  idle: idleState,
  hook: heldAt(pointAt('afterBatch', { hookIndex: 1 })),
  zeroth: { ...heldAt(pointAt('runModel', { epochId: 0, isTraining: false, batchIndex: 2 })), epochs: [] },
  valid: heldAt(pointAt('checkInterrupt', { streamName: 'valid', isTraining: false, batchIndex: 1 })),
  afterEpoch: { ...heldAt(betweenStreams('afterEpoch', { hookIndex: 4 })), epochs: EPOCHS },
  fullSpeed: trainingState,
  stopping: {
    ...pausedState,
    status: { name: 'stopping', isHeld: true },
    stopAskedAt: pointAt('afterBatch', { hookIndex: 1 }),
    position: pointAt('checkInterrupt', { batchIndex: 7 }),
  },
  stopped: {
    ...trainingState,
    status: {
      name: 'finished',
      reason: 'Stopped at batch 8 of epoch 12; the run is kept',
      endedBy: 'stop',
      advice: null,
    },
    stopAskedAt: pointAt('afterBatch', { hookIndex: 1 }),
    endedAt: pointAt('checkInterrupt', { batchIndex: 7 }),
    position: OVER,
  },
  endedByHook: {
    ...trainingState,
    status: { name: 'finished', reason: 'The loss is not a number any more', endedBy: 'hook', advice: null },
    endedAt: pointAt('afterBatch', { hookIndex: 2 }),
    position: OVER,
  },
  finished: {
    ...trainingState,
    status: { name: 'finished', reason: 'All 30 epochs are done', endedBy: 'epochsCount', advice: null },
    endedAt: betweenStreams('checkEnd', { epochId: 30 }),
    position: { ...OVER, epochId: 30 },
  },
  failed: {
    ...trainingState,
    status: {
      name: 'failed',
      error: { name: 'Error', message: 'The loss is not a number after batch 7.', stack: null },
      advice: null,
      canContinue: false,
    },
    endedAt: pointAt('runModel'),
    position: OVER,
  },
  restarted: {
    ...trainingState,
    status: { name: 'restarted', message: 'Stopped at once. The curves and the log are kept.' },
    endedAt: trainingState.position,
  },
  ticks: withBatchCounts(heldAt(pointAt('readBatch', { batchIndex: 21 })), { train: 60, valid: 12 }),
  bar: withBatchCounts(heldAt(pointAt('nextBatch', { batchIndex: 300 })), { train: 1000, valid: 30 }),
  crowded: withBatchCounts(heldAt(pointAt('nextBatch', { batchIndex: 9 })), { train: 15, valid: 15 }),
} as const satisfies Record<string, LabState>;
