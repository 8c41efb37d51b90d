import { isNdArray, ndArray, type Batch, type Column, type ModelOutput } from '../../loop/index.ts';
import type { StreamPredictions } from '../../protocol/messages.ts';
import { letMessagesIn, rowRanges, type AskedModel } from './asked-model.ts';

/** Rows of a stream, each once and in an order that does not change. */
interface Rows {
  readonly batches: AsyncIterable<Batch> | Iterable<Batch>;
  readonly lines: Int32Array | null;
}

/**
 * What a model says about every row of a stream: for a table in the order of its file, else in the order of the stream's
 * first pass. Nothing is learned.
 */
export async function predictStream(streamName: string, asked: AskedModel): Promise<StreamPredictions> {
  const { model, moment } = asked;
  const { batches, lines } = rowsOf(streamName, asked);
  const gathered = new Gathered();
  for await (const batch of batches) {
    gathered.add(batch, await model.run(batch, false));
    await letMessagesIn(asked);
  }
  return { streamName, ...moment, lines, ...gathered.columns() };
}

function rowsOf(streamName: string, asked: AskedModel): Rows {
  const { dataset } = asked;
  const { rowForm, streams, streamNames, inputShape } = dataset;
  if (rowForm === null) {
    const source = streams[streamName];
    if (source === undefined)
      throw new RangeError(`There is no stream '${streamName}'. There are: ${streamNames.join(', ')}.`);
    return { batches: source(0), lines: null };
  }
  const { features, target } = rowForm.streamRows(streamName);
  return {
    lines: rowForm.sourceLines[streamName] ?? null,
    batches: cut(target.length, (start, end) => {
      const data = features.data.slice(start * features.width, end * features.width);
      return { features: ndArray(data, [end - start, ...inputShape]), target: target.slice(start, end) };
    }),
  };
}

function* cut(rowCount: number, batchOf: (start: number, end: number) => Batch): Generator<Batch> {
  for (const { start, end } of rowRanges(rowCount)) yield batchOf(start, end);
}

/** Columns that grow batch by batch. */
class Gathered {
  readonly #target: number[] = [];
  readonly #prediction: number[] = [];
  readonly #loss: number[] = [];
  readonly #probability: number[] = [];

  add(batch: Batch, outputs: ModelOutput): void {
    const prediction = numbersOf(outputs['prediction']);
    const probabilities = numbersOf(outputs['probabilities']);
    const width = probabilities.length / Math.max(prediction.length, 1);
    for (let row = 0; row < prediction.length; row += 1) {
      const said = prediction[row] ?? NaN;
      this.#prediction.push(said);
      if (width > 0) this.#probability.push(probabilities[row * width + said] ?? NaN);
    }
    append(this.#target, numbersOf(batch['target']));
    append(this.#loss, numbersOf(outputs['loss']));
  }

  columns(): Pick<StreamPredictions, 'target' | 'prediction' | 'probability' | 'loss'> {
    return {
      target: Float64Array.from(this.#target),
      prediction: Float64Array.from(this.#prediction),
      probability: this.#probability.length === 0 ? null : Float32Array.from(this.#probability),
      loss: Float32Array.from(this.#loss),
    };
  }
}

function append(to: number[], from: ArrayLike<number>): void {
  for (let index = 0; index < from.length; index += 1) to.push(from[index] ?? NaN);
}

function numbersOf(column: Column | undefined): ArrayLike<number> {
  if (column === undefined) return [];
  return (isNdArray(column) ? column.data : column) as ArrayLike<number>;
}
