import { createStore, type StoreApi } from 'zustand/vanilla';
import { withPoints } from '../../config/drawn-points.ts';
import { describeHook, hooksToRun } from '../../config/hook-list.ts';
import type { GatePoint, RunId, RunPlan } from '../../protocol/messages.ts';
import { initialState } from '../../store/initial-state.ts';
import { selectHooks } from '../../store/selectors.ts';
import type { EpochRow, LabActions, LabState } from '../../store/lab-state.ts';
import { penguinsLike, mapLike } from './plane-fixture.ts';

// Real losses and accuracies of a run on the penguins (look/mock/lab.html).
// prettier-ignore
const LOSSES = [[0.9894,0.9795],[0.8512,0.6844],[0.6206,0.4937],[0.4785,0.378],[0.3851,0.2978],[0.3169,0.2406],[0.2664,0.2016],[0.2315,0.1765],[0.2052,0.1556],[0.1867,0.143],[0.1744,0.1348],[0.1645,0.125]];
// prettier-ignore
const ACCURACIES = [[0.5833,0.6078],[0.7875,0.8824],[0.8583,0.9412],[0.8708,0.9412],[0.8875,0.9216],[0.9167,0.9608],[0.9458,0.9608],[0.95,0.9608],[0.9542,0.9608],[0.9583,0.9608],[0.9583,0.9608],[0.9583,0.9608]];
// prettier-ignore
const BATCH_LOSSES = [0.15,0.124,0.1,0.162,0.356,0.115,0.173,0.224,0.204,0.198,0.088,0.14,0.315,0.091,0.075,0.136,0.107,0.133,0.216,0.28,0.151,0.11,0.09,0.323,0.083,0.159,0.254];

/** A row of the table as the worker would send it. */
export function epochRow(
  epochId: number,
  loss: readonly [number, number],
  accuracy: readonly [number, number],
): EpochRow {
  return {
    epochId,
    variables: { train: { loss: loss[0], accuracy: accuracy[0] }, valid: { loss: loss[1], accuracy: accuracy[1] } },
  };
}

export const EPOCHS: readonly EpochRow[] = LOSSES.map(([train = NaN, valid = NaN], epochId) => {
  const [trainAccuracy = NaN, validAccuracy = NaN] = ACCURACIES[epochId] ?? [];
  return epochRow(epochId, [train, valid], [trainAccuracy, validAccuracy]);
});

const opened = initialState();
const dataset = penguinsLike();

/** The page as it opens, with its data set looked at. */
export const idleState: LabState = { ...opened, dataset };

function planOf(): RunPlan {
  const { config } = opened;
  if (config === null) throw new Error('The form the page opens with has problems.');
  return {
    config,
    dataset,
    hooks: hooksToRun(config.hooks, true).map(({ name }) => describeHook(name)),
    streams: ['train', 'valid'],
    batchSize: config.dataset.batchSize,
    layers: [
      { label: 'Dense', outputShape: [8], parameterCount: 24 },
      { label: 'Dense', outputShape: [8], parameterCount: 72 },
      { label: 'Dense', outputShape: [3], parameterCount: 27 },
    ],
    parameterCount: 123,
    memoryBytes: null,
    backend: {
      backend: 'wasm',
      reason: 'WASM: the fastest here, 1,140 steps a second.',
      reports: [
        { backend: 'webgpu', outcome: 'skipped', reason: 'This browser has no WebGPU.' },
        { backend: 'wasm', outcome: 'measured', stepsPerSecond: 1140 },
        { backend: 'cpu', outcome: 'measured', stepsPerSecond: 760 },
      ],
    },
    onEmptyBatch: 'error',
  };
}

const AFTER_BATCH: GatePoint = {
  place: 'afterBatch',
  epochId: 12,
  streamName: 'train',
  isTraining: true,
  batchIndex: 6,
  hookIndex: 1,
};

/** In epoch 12 of 30, at full speed. */
export const trainingState: LabState = {
  ...idleState,
  status: { name: 'training' },
  runId: 'run-1' as RunId,
  plan: planOf(),
  position: AFTER_BATCH,
  lastActs: { readRowCount: 24, readSeconds: 0.00002, runLoss: 0.254, runSeconds: 0.00086 },
  epochs: EPOCHS,
  batchLosses: {
    count: BATCH_LOSSES.length,
    epochId: Int32Array.from(BATCH_LOSSES, (_, index) => 10 + Math.floor(index / 10)),
    streamIndex: new Uint8Array(BATCH_LOSSES.length),
    batchIndex: Int32Array.from(BATCH_LOSSES, (_, index) => index % 10),
    loss: Float32Array.from(BATCH_LOSSES),
  },
  batchesPerSecond: 1140,
  streamProgress: { streamName: 'train', done: 6, total: 10, secondsLeft: 0.01 },
  secondsLeft: 12.4,
  hookSeconds: [0.00041, 0.00011, 0.0001, 0.00005, 0.00018, 0.00124, 0.0019, 0.0003],
  profile: {
    epochId: 11,
    streams: [
      { name: 'train', read: 0.0003, model: 0.0086, hooks: 0.0031 },
      { name: 'valid', read: 0.0001, model: 0.0009, hooks: 0.0006 },
    ],
    afterEpochHooks: 0.0014,
    hookSeconds: [],
  },
  map: mapLike(dataset, 11),
  log: [
    { id: 1, seconds: 0, level: 'info', message: 'Data: 342 rows, 2 left out because they have no measurements.' },
    { id: 2, seconds: 0.127, level: 'info', message: 'epoch 10: train loss 0.1744, valid loss 0.1348' },
    { id: 3, seconds: 0.139, level: 'warning', message: 'WebGPU is not there: this browser has none.' },
    { id: 4, seconds: 0.141, level: 'info', message: 'epoch 11: train loss 0.1645, valid loss 0.1250' },
    { id: 5, seconds: 0.142, level: 'debug', message: 'training epoch 12' },
  ],
};

export const preparingState: LabState = {
  ...idleState,
  runId: 'run-1' as RunId,
  status: { name: 'preparing', message: 'building the model, 240 rows' },
};
export const pausedState: LabState = {
  ...trainingState,
  eventsPerSecond: 8,
  status: { name: 'paused', reason: 'step' },
};
export const stoppingState: LabState = {
  ...trainingState,
  stopAskedAt: AFTER_BATCH,
  status: { name: 'stopping', isHeld: false },
};
export const finishedState: LabState = {
  ...trainingState,
  position: {
    ...AFTER_BATCH,
    place: 'afterTraining',
    streamName: null,
    isTraining: false,
    batchIndex: -1,
    hookIndex: 7,
  },
  secondsLeft: null,
  status: { name: 'finished', reason: '30 epochs done', endedBy: 'epochsCount', advice: null },
};
export const failedStatus = {
  name: 'failed',
  error: {
    name: 'Error',
    message: 'The loss is not a number after batch 31.',
    stack: 'Error: The loss is not a number\n    at main-loop.ts:120',
  },
  advice: {
    text: 'Often the learning rate is too high: yours is 0.5. Batch 30 was still fine and is kept.',
    learningRate: 0.05,
    first: 'goOn',
  },
  canContinue: true,
} as const satisfies LabState['status'];
export const failedState: LabState = {
  ...trainingState,
  endedAt: AFTER_BATCH,
  log: [...trainingState.log, { id: 6, seconds: 0.2, level: 'error', message: 'The loss is not a number.' }],
  status: failedStatus,
};
export const restartedState: LabState = {
  ...trainingState,
  status: {
    name: 'restarted',
    message: 'Stopped at once. The curves and the log are kept; the weights of this run are gone. You can train again.',
  },
};

/** Every state of the page, by the name of its run status. */
export const LAB_STATES = {
  idle: idleState,
  preparing: preparingState,
  training: trainingState,
  paused: pausedState,
  stopping: stoppingState,
  finished: finishedState,
  failed: failedState,
  restarted: restartedState,
} as const satisfies Record<LabState['status']['name'], LabState>;

/** A Lab whose actions only tell `onAction` what was asked for; a field that is set changes the form, as in the real one. */
export function fixtureLab(
  state: LabState,
  onAction: (name: keyof LabActions, argument?: unknown) => void = () => undefined,
): { readonly store: StoreApi<LabState>; readonly actions: LabActions } {
  const store = createStore<LabState>(() => state);
  const actions: LabActions = {
    setField: (name, value) => {
      onAction('setField', [name, value]);
      store.setState({ form: { ...store.getState().form, [name]: value } });
    },
    setPoints: (points) => {
      onAction('setPoints', points);
      store.setState({ form: withPoints(store.getState().form, points) });
    },
    train: () => onAction('train'),
    trainAnew: () => onAction('trainAnew'),
    predictStream: (streamName) => onAction('predictStream', streamName),
    predictRow: (cells) => onAction('predictRow', cells),
    predictFile: (file) => onAction('predictFile', file),
    pause: () => onAction('pause'),
    resume: () => onAction('resume'),
    step: (unit) => onAction('step', unit),
    stop: () => onAction('stop'),
    reset: () => onAction('reset'),
    resetWithLearningRate: (learningRate) => onAction('resetWithLearningRate', learningRate),
    evaluate: (streamName) => onAction('evaluate', streamName),
    readArtifact: (name) => onAction('readArtifact', name),
    readArtifacts: (names) => onAction('readArtifacts', names),
    restoreCheckpoint: (name) => onAction('restoreCheckpoint', name),
    addHook: (name) => onAction('addHook', name),
    removeHook: (id) => onAction('removeHook', id),
    moveHook: (id, place) => onAction('moveHook', [id, place]),
    setSpeed: (eventsPerSecond) => {
      onAction('setSpeed', eventsPerSecond);
      store.setState({ eventsPerSecond });
    },
  };
  return { store, actions };
}

/** The hooks of the fixture's run. */
export const HOOK_COUNT = selectHooks(trainingState).length;
