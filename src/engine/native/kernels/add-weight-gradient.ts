// dw[i][o] += Σ_b x[i][b] · dy[o][b], the gradient of a layer's weights: x float32 [inputs][lanes], dy [outputs][lanes], dw
// [inputs][outputs].
//
// Eight lines of dy, transposed, make of it what the gradient by the inputs is, a sum of numbers of x times lines: registers hold
// outputs instead of examples, so that nothing is left to be summed in them, and each sum is taken in the order of the examples.
import { addEightColumns } from './add-input-gradient';
import { addWeightDots } from './add-weight-dots';
import { transposeBlock } from './transpose-rows';

/** From so many inputs on it pays to transpose. */
const MANY_INPUTS: i32 = 16;
/** Examples of eight outputs that are transposed in one go. */
const BLOCK: i32 = 256;
/** float32 [BLOCK][8]. */
const TRANSPOSED = memory.data(8192, 16);
/** Bytes from an example in it to the next. */
const STEP: usize = 32;

/** Adds the gradient. `lanes` is a multiple of 8. */
export function addWeightGradient(x: usize, dy: usize, dw: usize, inputs: i32, outputs: i32, lanes: i32): void {
  const line = (<usize>lanes) << 2;
  const row = (<usize>outputs) << 2;
  const byFour = inputs >= MANY_INPUTS ? inputs & ~3 : 0;
  const byEight = byFour > 0 ? outputs & ~7 : 0;
  for (let output = 0; output < byEight; output += 8)
    addEightOutputs(x, dy + <usize>output * line, dw + ((<usize>output) << 2), byFour, row, lanes);
  addWeightDots(x + <usize>byFour * line, dy, dw + <usize>byFour * row, inputs - byFour, byEight, row, line);
  addWeightDots(x, dy + <usize>byEight * line, dw + ((<usize>byEight) << 2), inputs, outputs - byEight, row, line);
}

/** Eight outputs; the inputs are a multiple of 4. */
function addEightOutputs(x: usize, dy: usize, dw: usize, inputs: i32, row: usize, lanes: i32): void {
  const line = (<usize>lanes) << 2;
  for (let lane = 0; lane < lanes; lane += BLOCK) {
    const count = min(BLOCK, lanes - lane);
    const from = (<usize>lane) << 2;
    transposeFour(dy + from, TRANSPOSED, count, line);
    transposeFour(dy + 4 * line + from, TRANSPOSED + 16, count, line);
    addEightColumns(TRANSPOSED, STEP, x + from, line, dw, row, inputs, count, false);
  }
}

/** `count` examples of four lines. */
function transposeFour(lines: usize, to: usize, count: i32, line: usize): void {
  for (let lane = 0; lane < count; lane += 4) {
    transposeBlock(lines, to, line, STEP);
    lines += 16;
    to += 4 * STEP;
  }
}
