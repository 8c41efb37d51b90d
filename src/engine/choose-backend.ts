import {
  BACKEND_LABELS,
  type BackendChoice,
  type BackendDecision,
  type BackendName,
  type BackendReport,
} from '../config/backends.ts';
import type { LayerConfig } from '../config/layers.ts';
import type { Batch } from '../loop/index.ts';
import type { BackendLauncher, BackendLaunchers } from './backends.ts';
import type { TrainableModel } from './create-model.ts';
import { isNative, type Device } from './device.ts';
import { BackendUnavailableError } from './errors.ts';
import { reasonToLeaveOthers } from './leave-others.ts';
import { nativeSelfTest } from './native/native-self-test.ts';
import { selfTest } from './self-test.ts';
import { timeSteps } from './time-steps.ts';
import { withTimeout } from './with-timeout.ts';

/**
 * Our own kernels first, then the processor: it is ready at once, while a graphics card compiles shaders for seconds. Relaxed
 * kernels have to be picked: who picks nothing gets what can be reproduced.
 */
const MEASURED_ORDER = ['native', 'wasm', 'cpu', 'webgpu', 'webgl'] as const satisfies readonly BackendName[];

/** What a backend is chosen for. */
export interface BackendQuestion {
  readonly choice: BackendChoice;
  /** The hidden layers: the self-test asks what they need. */
  readonly layers: readonly LayerConfig[];
  /** Builds the model of the run. It is trained a little for timing, and then thrown away or reset. */
  readonly makeModel: (device: Device) => TrainableModel;
  /** A batch of the train stream. */
  readonly sampleBatch: Batch;
  /** Batches that the whole run will learn from. */
  readonly stepCount: number;
  readonly launchers: BackendLaunchers;
  /** Milliseconds since any fixed time. */
  readonly now: () => number;
}

/** The backend taken, ready to build the model on. */
export interface ChosenBackend {
  readonly decision: BackendDecision;
  readonly device: Device;
  /** The model that was timed on it, as new; null where one has to be built: none was, or it cannot be reset. */
  readonly model: TrainableModel | null;
}

interface Measured {
  readonly device: Device;
  readonly stepsPerSecond: number;
  readonly model: TrainableModel | null;
}

/**
 * Takes the backend the user picked, or with `auto` the fastest at real steps of this model among those that are there
 * and pass their self-test. Our own kernels are measured first: where they are so fast that no other could gain what its
 * start costs, no other is started. One that hangs at any of this is given up after 10 seconds. Rejects with
 * BackendUnavailableError when the one picked cannot be used. The layers have to fit together: see `checkLayers`.
 */
export async function chooseBackend(question: BackendQuestion): Promise<ChosenBackend> {
  return question.choice === 'auto' ? takeFastest(question) : takePicked(question, question.choice);
}

async function takePicked({ layers, launchers }: BackendQuestion, backend: BackendName): Promise<ChosenBackend> {
  try {
    const device = await startTested(launchers[backend], layers);
    const reports = [{ backend, outcome: 'available' }] as const;
    const decision = { backend, reason: `You picked ${BACKEND_LABELS[backend]}.`, reports };
    return { device, decision, model: null };
  } catch (error) {
    throw new BackendUnavailableError(backend, reasonOf(error));
  }
}

async function takeFastest(question: BackendQuestion): Promise<ChosenBackend> {
  const reports: BackendReport[] = [];
  let best: Measured | null = null;
  for (const backend of MEASURED_ORDER) {
    try {
      const measured = await measure(question, backend);
      reports.push({ backend, outcome: 'measured', stepsPerSecond: measured.stepsPerSecond });
      best = fasterOf(best, measured);
      const reason = backend === 'native' ? reasonToLeaveOthers({ ...measured, stepCount: question.stepCount }) : null;
      if (reason !== null) return takeAtOnce(measured, reason);
    } catch (error) {
      reports.push({ backend, outcome: 'skipped', reason: reasonOf(error) });
    }
  }
  if (best === null) throw new Error(`No backend can train this model. ${listSkipped(reports)}`);
  const { device, model } = best;
  const backend = device.name;
  return { device, model, decision: { backend, reason: explain(backend, reports), reports } };
}

/** The first where both are as fast; the other's model is thrown away. */
function fasterOf(one: Measured | null, other: Measured): Measured {
  if (one === null) return other;
  const [faster, slower] = other.stepsPerSecond > one.stepsPerSecond ? [other, one] : [one, other];
  slower.model?.dispose();
  return faster;
}

/** Our own kernels, with nothing else started. */
function takeAtOnce({ device, stepsPerSecond, model }: Measured, reason: string): ChosenBackend {
  const others = MEASURED_ORDER.filter((backend) => backend !== 'native');
  const reports: readonly BackendReport[] = [
    { backend: 'native', outcome: 'measured', stepsPerSecond },
    ...others.map((backend) => ({ backend, outcome: 'notTried' }) as const),
  ];
  const names = others.map((backend) => BACKEND_LABELS[backend]).join(', ');
  const sentence = `Native WASM was measured alone. ${names} were not tried, because it needs ${reason}.`;
  return { device, model, decision: { backend: 'native', reason: sentence, reports } };
}

async function measure(question: BackendQuestion, backend: BackendName): Promise<Measured> {
  const { layers, makeModel, sampleBatch, launchers, now } = question;
  const skipReason = await launchers[backend].skipReason();
  if (skipReason !== null) throw new Error(skipReason);
  const device = await startTested(launchers[backend], layers);
  const model = makeModel(device);
  let isKept = false;
  try {
    const timing = timeSteps({ model, batch: sampleBatch, now });
    const stepsPerSecond = await withTimeout(timing, 'train a few steps of this model');
    isKept = model.reset !== undefined;
    model.reset?.();
    return { device, stepsPerSecond, model: isKept ? model : null };
  } finally {
    if (!isKept) model.dispose();
  }
}

async function startTested(launcher: BackendLauncher<Device>, layers: readonly LayerConfig[]): Promise<Device> {
  const device = await launcher.start();
  if (isNative(device)) nativeSelfTest(device);
  else await withTimeout(selfTest(device, layers), 'finish its self-test');
  return device;
}

function explain(backend: BackendName, reports: readonly BackendReport[]): string {
  const measured = reports.filter((report) => report.outcome === 'measured');
  const speeds = measured
    .toSorted((a, b) => b.stepsPerSecond - a.stepsPerSecond)
    .map((report) => `${BACKEND_LABELS[report.backend]} ${Math.round(report.stepsPerSecond)}`);
  return speeds.length > 1
    ? `${BACKEND_LABELS[backend]} is the fastest for this model. Steps a second: ${speeds.join(', ')}.`
    : `${BACKEND_LABELS[backend]} is the only one that can train this model here.`;
}

function listSkipped(reports: readonly BackendReport[]): string {
  return reports
    .flatMap((report) => (report.outcome === 'skipped' ? [`${BACKEND_LABELS[report.backend]}: ${report.reason}`] : []))
    .join(' ');
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
