import type { Gate, GatePoint } from '../gate-point.ts';

/** Writes down every point; `act` may hold the loop there by giving a promise. */
export class RecordingGate implements Gate {
  readonly points: GatePoint[] = [];
  readonly #act: (point: GatePoint) => void | Promise<void>;

  constructor(act: (point: GatePoint) => void | Promise<void> = () => undefined) {
    this.#act = act;
  }

  get places(): string[] {
    return this.points.map(({ place }) => place);
  }

  pass(point: GatePoint): void | Promise<void> {
    this.points.push(point);
    return this.#act(point);
  }
}

/** "afterBatch train 3 hook 0", short enough to compare lists of them. */
export function pointText({ place, epochId, streamName, batchIndex, hookIndex }: GatePoint): string {
  const stream = streamName === null ? `epoch ${epochId}` : `epoch ${epochId} ${streamName} ${batchIndex}`;
  return `${place} ${stream}${hookIndex < 0 ? '' : ` hook ${hookIndex}`}`;
}
