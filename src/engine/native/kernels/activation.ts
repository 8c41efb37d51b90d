// Which activation: one line for each.
import { ELU, RELU, SIGMOID, TANH } from '../program-words';
import { eluBackward, eluForward } from './elu';
import { reluBackward, reluForward } from './relu';
import { sigmoidBackward, sigmoidForward } from './sigmoid';
import { tanhBackward, tanhForward } from './tanh';

/** Bends `count` sums, a multiple of 4, in place. */
export function activate(kind: i32, y: usize, count: i32): void {
  const end = y + ((<usize>count) << 2);
  if (kind == RELU) reluForward(y, end);
  else if (kind == TANH) tanhForward(y, end);
  else if (kind == SIGMOID) sigmoidForward(y, end);
  else if (kind == ELU) eluForward(y, end);
}

/** From the gradient by what {@link activate} gave, y, to that by the sums, in place. */
export function deactivate(kind: i32, y: usize, dy: usize, count: i32): void {
  const end = y + ((<usize>count) << 2);
  if (kind == RELU) reluBackward(y, end, dy);
  else if (kind == TANH) tanhBackward(y, end, dy);
  else if (kind == SIGMOID) sigmoidBackward(y, end, dy);
  else if (kind == ELU) eluBackward(y, end, dy);
}
