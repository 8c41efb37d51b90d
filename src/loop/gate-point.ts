/**
 * The places the loop passes, in the order of its fifteen lines (`look.md` section 4). The five that name an event are
 * passed once per hook, with `hookIndex` set.
 */
export const GATE_PLACES = [
  'beforeTraining',
  'beginZerothEpoch',
  'beginEpoch',
  'openStream',
  'nextBatch',
  'readBatch',
  'checkInterrupt',
  'checkBatch',
  'runModel',
  'afterBatch',
  'countEpoch',
  'afterEpoch',
  'afterEpochProfile',
  'checkEnd',
  'afterTraining',
] as const;

export type GatePlace = (typeof GATE_PLACES)[number];

/** Where the loop stands: passed to the gate *before* the thing that it names is done. */
export interface GatePoint {
  readonly place: GatePlace;
  /** The epoch in hand: 0 for the zeroth epoch, e during training epoch e. */
  readonly epochId: number;
  /** The stream in hand, or null outside of a stream pass. */
  readonly streamName: string | null;
  /** True while the stream in hand is learned from, false while it is only measured. */
  readonly isTraining: boolean;
  /** Index from 0 of the batch in hand within its stream pass, or -1. */
  readonly batchIndex: number;
  /** Index of the hook about to be called, or -1 where no hook is called. */
  readonly hookIndex: number;
}

/** Waits for nothing (undefined) when the loop may go on; a promise to wait for when it is held. */
export interface Gate {
  pass(point: GatePoint): void | Promise<void>;
}

/** A point at which no stream is in hand. */
export function outsideStreams(place: GatePlace, epochId: number, hookIndex = -1): GatePoint {
  return { place, epochId, streamName: null, isTraining: false, batchIndex: -1, hookIndex };
}
