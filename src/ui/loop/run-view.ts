import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { GatePoint, RunPlan } from '../../protocol/messages.ts';
import type { LabState } from '../../store/lab-state.ts';
import { useLab } from '../lab-context.ts';
import { LOOP_LINES } from './loop-lines.ts';
import { reachedPoint } from './reached-point.ts';

/** From this speed on the page is shown samples, and nothing that follows single events may flash. */
const FASTEST_EXACT = 60;
/** Up to this speed the marker travels; above it, it jumps. */
const FASTEST_TRAVEL = 20;

type RunFacts = Pick<
  LabState,
  'status' | 'position' | 'stopAskedAt' | 'endedAt' | 'plan' | 'config' | 'eventsPerSecond'
>;

/** What track, sentence and listing show of the run. */
export interface RunView {
  readonly status: LabState['status'];
  /** Waiting for a run, in one, or what is left of one. */
  readonly phase: 'ready' | 'live' | 'finished' | 'failed' | 'restarted';
  readonly plan: RunPlan | null;
  /** Where the run stands; null while there is none. */
  readonly position: GatePoint | null;
  /** The place up to which the loop came, see `reachedPoint`. */
  readonly reached: GatePoint | null;
  /** True at speeds at which the position is a sample. */
  readonly isSampled: boolean;
  /** True while the run stands still at a point. */
  readonly isHeld: boolean;
  /** True while the marker travels from place to place. */
  readonly isTravelling: boolean;
  readonly stopAskedAt: GatePoint | null;
  readonly epochsCount: number | null;
}

/** Derives the view from the page's state. Pure. */
export function runView(state: RunFacts): RunView {
  const { status, plan } = state;
  const phase = phaseOf(state);
  const isHeld = isHeldIn(status);
  const speed = state.eventsPerSecond ?? Infinity;
  const common = {
    status,
    phase,
    plan,
    isHeld,
    isSampled: phase === 'live' && !isHeld && speed > FASTEST_EXACT,
    isTravelling: isHeld || speed <= FASTEST_TRAVEL,
    epochsCount: (plan?.config ?? state.config)?.mainLoop.epochsCount ?? null,
  };
  if (phase === 'ready') return { ...common, position: null, reached: null, stopAskedAt: null };
  return { ...common, position: state.position, reached: reachedPoint(state), stopAskedAt: state.stopAskedAt };
}

/** The view of the run, the same object as long as nothing in it changed. */
export function useRunView(): RunView {
  const facts = useLab(useShallow(pickFacts));
  return useMemo(() => runView(facts), [facts]);
}

/** Epochs counted when the run stands at this point. */
export function epochsDoneAt({ place, epochId }: GatePoint): number {
  const { number } = LOOP_LINES[place];
  const isCounted = number <= LOOP_LINES.beginZerothEpoch.number || number > LOOP_LINES.countEpoch.number;
  return isCounted ? epochId : Math.max(0, epochId - 1);
}

/** True for a place from line 4 to 13: in the body that epoch 0 and every later epoch share. */
export function isInEpoch(point: GatePoint | null): boolean {
  if (point === null) return false;
  const { number } = LOOP_LINES[point.place];
  return number >= LOOP_LINES.openStream.number && number <= LOOP_LINES.afterEpochProfile.number;
}

function pickFacts({ status, position, stopAskedAt, endedAt, plan, config, eventsPerSecond }: LabState): RunFacts {
  return { status, position, stopAskedAt, endedAt, plan, config, eventsPerSecond };
}

function isHeldIn(status: LabState['status']): boolean {
  return status.name === 'paused' || (status.name === 'stopping' && status.isHeld);
}

function phaseOf({ status, position }: RunFacts): RunView['phase'] {
  switch (status.name) {
    case 'idle':
    case 'preparing':
      return 'ready';
    case 'training':
    case 'paused':
    case 'stopping':
      return position === null ? 'ready' : 'live';
    case 'finished':
    case 'failed':
    case 'restarted':
      return status.name;
  }
}
