import { timeText } from './csv/columns/date-syntax.ts';
import type { RowForm, RowInput, StreamRows, TargetValues } from './dataset-definition.ts';
import { encodedColumns, type FeatureEncoder } from './encode/encode-features.ts';
import type { EncodedMatrix } from './encode/encoded-matrix.ts';
import { encodeTexts } from './encode/encode-texts.ts';
import { PARTS, type Split } from './split.ts';

interface EncodedTable {
  readonly encoders: readonly FeatureEncoder[];
  readonly features: EncodedMatrix;
  readonly target: TargetValues;
  /** Line of each row. */
  readonly lines: Int32Array;
  readonly split: Split;
}

/** What can be asked of an encoded table, see {@link RowForm}. */
export function rowForm({ encoders, features, target, lines, split }: EncodedTable): RowForm {
  const linesOf = (rows: Int32Array) => rows.map((row) => lines[row] ?? 0);
  return {
    inputs: encoders.map(rowInput),
    encoders,
    encodedColumns: encodedColumns(encoders),
    encode: (cells, mark) => encodeTexts(encoders, cells, mark),
    rows: { features, lines },
    sourceLines: { train: linesOf(split.train), valid: linesOf(split.valid), test: linesOf(split.test) },
    streamRows(streamName) {
      const part = PARTS.find((name) => name === streamName);
      if (part === undefined)
        throw new RangeError(`There is no stream '${streamName}'. There are: ${PARTS.join(', ')}.`);
      return rowsOf(split[part], features, target);
    },
  };
}

/** What a form shows for the column of an encoder. */
export function rowInput(encoder: FeatureEncoder): RowInput {
  const { name, source } = encoder;
  switch (encoder.kind) {
    case 'number': {
      const { min, max, step } = encoder;
      return { kind: 'number', name, source, min, max, step, typical: encoder.fill };
    }
    case 'oneHot':
      return { kind: 'category', name, source, choices: encoder.categories, typical: encoder.fill };
    case 'date': {
      const hasTime = encoder.cycles.includes('hour');
      const text = (time: number) => controlText(time, hasTime);
      const [min, max] = [text(encoder.min), text(encoder.max)];
      return { kind: 'date', name, source, min, max, typical: text(encoder.fill), hasTime };
    }
  }
}

/** A time as a control for dates, or for dates and times, has it. */
function controlText(time: number, hasTime: boolean): string {
  const [date = '', clock = '00:00'] = timeText(time).split(' ');
  return hasTime ? `${date}T${clock}` : date;
}

function rowsOf(rows: Int32Array, { data, width }: EncodedMatrix, target: TargetValues): StreamRows {
  const picked = new Float32Array(rows.length * width);
  rows.forEach((row, place) => picked.set(data.subarray(row * width, (row + 1) * width), place * width));
  const values = target instanceof Int32Array ? new Int32Array(rows.length) : new Float64Array(rows.length);
  rows.forEach((row, place) => {
    values[place] = target[row] ?? 0;
  });
  return { features: { data: picked, width }, target: values };
}
