import type { StoreApi } from 'zustand/vanilla';
import type { ExperimentConfig } from '../config/experiment-config.ts';
import { withPoints } from '../config/drawn-points.ts';
import { withField, type ExperimentForm } from '../config/experiment-form.ts';
import { withHook, withHookMoved, withoutHook, type HookList } from '../config/hook-form.ts';
import type { Command, RequestName, RunId, StepUnit } from '../protocol/messages.ts';
import { withRequest } from './apply-answer.ts';
import { hasNewest, unreadArtifacts } from './artifact-contents.ts';
import { withForm } from './form-state.ts';
import type { LabActions, LabState } from './lab-state.ts';
import { followData, inspect } from './look-at-data.ts';
import { newRunId } from './new-run-id.ts';
import type { TrainingClient } from './training-client.ts';

/** What can be done with the Lab. `onSeed` is told when another seed stands in the form. */
export function createActions(store: StoreApi<LabState>, client: TrainingClient, onSeed: () => void): LabActions {
  const send = (pendingCommand: LabState['pendingCommand'], command: Command) => {
    store.setState({ pendingCommand });
    client.send(command);
  };
  /** Starts a run, or goes on with one that ended and can; with a step it starts held. A second press meanwhile is none. */
  const begin = (step: StepUnit | null) => {
    const { status, runId, config, eventsPerSecond, pendingCommand } = store.getState();
    if (pendingCommand === 'start') return;
    if (runId !== null && canGoOn(status)) {
      send('start', { type: 'continue', runId, step });
      return;
    }
    if (config !== null) startAnew(config, step, eventsPerSecond);
  };
  const startAnew = (config: ExperimentConfig, step: StepUnit | null, eventsPerSecond: number | null) => {
    const runId = newRunId('run');
    store.setState({ runId });
    send('start', { type: 'start', runId, config, step, eventsPerSecond });
  };
  const withRun = (act: (runId: RunId) => void) => {
    const { runId } = store.getState();
    if (runId !== null) act(runId);
  };
  const ask = (request: RequestName, command: (runId: RunId) => Command) => {
    withRun((runId) => {
      store.setState(withRequest(store.getState(), request));
      client.tell(command(runId));
    });
  };
  /** Of many at once the page is told once: each change of the store renders. */
  const askForArtifacts = (names: readonly string[]) => {
    withRun((runId) => {
      if (names.length === 0) return;
      store.setState(withRequest(store.getState(), 'readArtifact'));
      for (const name of names) client.tell({ type: 'readArtifact', runId, name });
    });
  };
  const setHooks = (change: (hooks: HookList) => HookList) => {
    const { form } = store.getState();
    store.setState(withForm(store.getState(), { ...form, hooks: change(form.hooks) }));
  };
  const setData = (change: (form: ExperimentForm) => ExperimentForm) => {
    const before = store.getState();
    store.setState(withForm(before, change(before.form)));
    followData(before, store, client);
  };
  const leave = (runId: RunId | null, pendingCommand: 'stop' | 'reset') => {
    store.setState({ pendingCommand });
    client.abandon(runId);
  };
  const reset = () => {
    const { runId, pendingCommand, dataset } = store.getState();
    if (isLeaving(pendingCommand)) {
      client.terminate();
      return;
    }
    leave(runId, 'reset');
    if (dataset === null) inspect(store, client);
  };
  return {
    setField: (name, value) => {
      setData((form) => withField(form, name, value));
      if (name === 'seed') onSeed();
    },
    setPoints: (points) => {
      setData((form) => withPoints(form, points));
    },
    train: () => {
      begin(null);
    },
    trainAnew: () => {
      const { config, eventsPerSecond } = store.getState();
      if (config !== null) startAnew(config, null, eventsPerSecond);
    },
    pause: () => {
      withRun((runId) => {
        send('pause', { type: 'pause', runId });
      });
    },
    resume: () => {
      withRun((runId) => {
        send('resume', { type: 'resume', runId });
      });
    },
    step: (unit) => {
      const { status } = store.getState();
      if (isAtRest(status.name)) begin(unit);
      else
        withRun((runId) => {
          send('step', { type: 'step', runId, unit });
        });
    },
    stop: () => {
      const { status, pendingCommand } = store.getState();
      // The second press ends the worker, also one that never answered the first: it may hang.
      if (status.name === 'stopping' || isLeaving(pendingCommand)) client.terminate();
      else
        withRun((runId) => {
          if (status.name === 'preparing') leave(runId, 'stop');
          else send('stop', { type: 'stop', runId });
        });
    },
    reset,
    resetWithLearningRate: (learningRate) => {
      store.setState(withForm(store.getState(), withField(store.getState().form, 'learningRate', learningRate)));
      reset();
    },
    evaluate: (streamName) => {
      ask('evaluate', (runId) => ({ type: 'evaluate', runId, streamName }));
    },
    readArtifact: (name) => {
      store.setState({ artifactInView: name });
      askForArtifacts(hasNewest(store.getState(), name) ? [] : [name]);
    },
    readArtifacts: (names) => {
      askForArtifacts(unreadArtifacts(store.getState(), names));
    },
    restoreCheckpoint: (name) => {
      ask('restoreCheckpoint', (runId) => ({ type: 'restoreCheckpoint', runId, name }));
    },
    predictStream: (streamName) => {
      ask('predictStream', (runId) => ({ type: 'predictStream', runId, streamName }));
    },
    predictRow: (cells) => {
      ask('predictRow', (runId) => ({ type: 'predictRow', runId, cells }));
    },
    predictFile: (file) => {
      ask('predictFile', (runId) => ({ type: 'predictFile', runId, file, fileName: file.name }));
    },
    addHook: (name) => {
      setHooks((hooks) => withHook(hooks, name));
    },
    removeHook: (id) => {
      setHooks((hooks) => withoutHook(hooks, id));
    },
    moveHook: (id, place) => {
      setHooks((hooks) => withHookMoved(hooks, id, place));
    },
    setSpeed: (eventsPerSecond) => {
      store.setState({ eventsPerSecond });
      withRun((runId) => {
        client.tell({ type: 'setSpeed', runId, eventsPerSecond });
      });
    },
  };
}

/** A run that ended well, or failed with a good state kept, goes on; any other begins anew. */
function canGoOn(status: LabState['status']): boolean {
  return status.name === 'finished' || (status.name === 'failed' && status.canContinue);
}

/** Asked to stop or to leave, and not yet answered. */
function isLeaving(pendingCommand: LabState['pendingCommand']): boolean {
  return pendingCommand === 'stop' || pendingCommand === 'reset';
}

function isAtRest(status: LabState['status']['name']): boolean {
  return status === 'idle' || status === 'finished' || status === 'failed' || status === 'restarted';
}
