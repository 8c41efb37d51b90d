// (given − (target − mean) / scale)² and its gradient, 2 (…) / rows, in float64: there is one number an example, and targets may need
// all their digits. The prediction and its absolute error are in the unit of the target.
import { GIVEN, GIVEN_GRADIENT, HITS, LOSSES, LOSS_NUMBERS, PREDICTIONS, TARGETS } from '../program-words';
import { place } from './memory';

/** Scores a batch and leaves what became of each example; says whether every loss is a finite number. */
export function meanSquaredError(program: usize, rows: i32, lanes: i32): bool {
  const given = place(program, GIVEN);
  const gradient = place(program, GIVEN_GRADIENT);
  const mean = load<f64>(place(program, LOSS_NUMBERS));
  const scale = load<f64>(place(program, LOSS_NUMBERS), 8);
  let doubt: f32 = 0;
  for (let row = 0; row < rows; row++) {
    const at = (<usize>row) << 2;
    const value = <f64>load<f32>(given + at);
    const error = value - (load<f64>(place(program, TARGETS) + ((<usize>row) << 3)) - mean) / scale;
    const loss = <f32>(error * error);
    store<f32>(place(program, LOSSES) + at, loss);
    store<f32>(place(program, PREDICTIONS) + at, <f32>(value * scale + mean));
    store<f32>(place(program, HITS) + at, <f32>(abs(error) * scale));
    store<f32>(gradient + at, <f32>((2 * error) / <f64>rows));
    doubt += loss - loss; // 0 for a finite number, NaN for every other
  }
  for (let row = rows; row < lanes; row++) store<f32>(gradient + ((<usize>row) << 2), 0);
  return doubt == 0;
}
