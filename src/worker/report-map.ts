import type { PlanePoints } from '../datasets/dataset-definition.ts';
import type { TrainableModel } from '../engine/create-model.ts';
import { ndArray, type AfterEpoch, type Clock, type Hook } from '../loop/index.ts';
import type { DecisionMap, RunId, TrainingEvent } from '../protocol/messages.ts';

/** Places along each side of the map. */
const SIDE = 64;

/** Seconds between two maps at full speed; the last one of a run is always drawn. */
const SECONDS_BETWEEN_MAPS = 0.2;

export interface ReportMapOptions {
  readonly runId: RunId;
  readonly model: TrainableModel;
  readonly plane: PlanePoints;
  readonly clock: Clock;
  readonly post: (event: TrainingEvent) => void;
  /** True while every epoch is watched: slowed down or stepping. */
  readonly isEveryEpochSeen: () => boolean;
}

/** Asks the model about every place of the plane after an epoch, and tells the page. */
export class ReportMap implements Hook {
  readonly #options: ReportMapOptions;
  readonly #grid: Float32Array;
  readonly #points: Float32Array;
  #lastMap = -Infinity;
  #lastDrawn = -1;
  #lastEpoch = 0;

  constructor(options: ReportMapOptions) {
    this.#options = options;
    this.#grid = encode(gridOf(options.plane), options.plane);
    this.#points = encode({ x: options.plane.x, y: options.plane.y }, options.plane);
  }

  async afterEpoch({ epochId }: AfterEpoch): Promise<void> {
    const { clock, isEveryEpochSeen } = this.#options;
    this.#lastEpoch = epochId;
    if (isEveryEpochSeen() || clock() - this.#lastMap >= SECONDS_BETWEEN_MAPS) await this.#draw();
  }

  async afterTraining(): Promise<void> {
    if (this.#lastDrawn !== this.#lastEpoch) await this.#draw();
  }

  captureState(): unknown {
    return { lastEpoch: this.#lastEpoch, lastDrawn: this.#lastDrawn };
  }

  restoreState(state: unknown): void {
    const { lastEpoch, lastDrawn } = state as { lastEpoch: number; lastDrawn: number };
    this.#lastEpoch = lastEpoch;
    this.#lastDrawn = lastDrawn;
  }

  async #draw(): Promise<void> {
    const { runId, model, plane, post, clock } = this.#options;
    this.#lastMap = clock();
    this.#lastDrawn = this.#lastEpoch;
    const probabilities = await model.predict(rows(this.#grid));
    const classCount = probabilities.length / (SIDE * SIDE);
    const said = await model.predict(rows(this.#points));
    const map: DecisionMap = {
      epochId: this.#lastEpoch,
      side: SIDE,
      classCount,
      probabilities,
      isRight: plane.classIndex.map((truth, point) => Number(mostLikely(said, point, classCount) === truth)),
    };
    post({ type: 'mapDrawn', runId, map });
  }
}

/** The middle of each cell, row by row from the top left, in the units of the data. */
function gridOf({ xRange, yRange }: PlanePoints): { x: Float32Array; y: Float32Array } {
  const x = new Float32Array(SIDE * SIDE);
  const y = new Float32Array(SIDE * SIDE);
  for (let row = 0; row < SIDE; row += 1)
    for (let column = 0; column < SIDE; column += 1) {
      x[row * SIDE + column] = xRange[0] + ((column + 0.5) / SIDE) * (xRange[1] - xRange[0]);
      y[row * SIDE + column] = yRange[1] - ((row + 0.5) / SIDE) * (yRange[1] - yRange[0]);
    }
  return { x, y };
}

function encode({ x, y }: { x: Float32Array; y: Float32Array }, plane: PlanePoints): Float32Array {
  const encoded = new Float32Array(x.length * 2);
  for (let index = 0; index < x.length; index += 1) {
    encoded[2 * index] = ((x[index] ?? 0) - plane.xEncoding.mean) / plane.xEncoding.scale;
    encoded[2 * index + 1] = ((y[index] ?? 0) - plane.yEncoding.mean) / plane.yEncoding.scale;
  }
  return encoded;
}

function rows(encoded: Float32Array) {
  return ndArray(encoded, [encoded.length / 2, 2]);
}

function mostLikely(probabilities: Float32Array, row: number, classCount: number): number {
  const scores = probabilities.subarray(row * classCount, (row + 1) * classCount);
  return scores.indexOf(Math.max(...scores));
}
