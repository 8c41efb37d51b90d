import type { EncodedMatrix } from '../../datasets/encode/encoded-matrix.ts';
import type { RowForm } from '../../datasets/dataset-definition.ts';
import { ndArray } from '../../loop/index.ts';
import type { RowPrediction, SaidOfRow } from '../../protocol/messages.ts';
import { letMessagesIn, rowRanges, type AskedModel } from './asked-model.ts';

/** What the model says about a row of texts, one for each input. */
export async function predictRow(cells: readonly string[], asked: AskedModel): Promise<RowPrediction> {
  const encoded = rowFormOf(asked).encode([cells]);
  const [said] = await predictRows(encoded, asked);
  if (said === undefined) throw new Error('There is no row to predict. Fill in the inputs.');
  return { cells, said, counts: encoded.counts };
}

/** What the model says about each of encoded rows. */
export async function predictRows({ data, width }: EncodedMatrix, asked: AskedModel): Promise<readonly SaidOfRow[]> {
  const { model, dataset } = asked;
  const { target, inputShape } = dataset;
  const said: SaidOfRow[] = [];
  for (const { start, end } of rowRanges(data.length / width)) {
    const features = ndArray(data.slice(start * width, end * width), [end - start, ...inputShape]);
    const given = await model.predict(features);
    for (let row = 0; row < end - start; row += 1)
      said.push(
        target.kind === 'number'
          ? { kind: 'number', value: given[row] ?? NaN }
          : classSaid(given.slice(row * target.classNames.length, (row + 1) * target.classNames.length)),
      );
    await letMessagesIn(asked);
  }
  return said;
}

/** Throws where rows cannot be typed in or taken from a file. */
export function rowFormOf({ dataset: { rowForm } }: AskedModel): RowForm {
  if (rowForm === null)
    throw new Error('This model does not look at the columns of a table. Train on a table to try rows or a file.');
  return rowForm;
}

function classSaid(probabilities: Float32Array): SaidOfRow {
  const classIndex = probabilities.indexOf(Math.max(...probabilities));
  return { kind: 'classes', classIndex, probabilities };
}
