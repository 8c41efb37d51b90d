// −log p(right class), p = softmax(logits), and its gradient, w (p − [right class]) / rows; w is the weight of the right class while
// training, 1 otherwise. logits float32 [classes][lanes], four examples at a time.
//
// By log-sum-exp: with m the largest logit, loss = (m − logit of the right class) + log Σ e^(logit − m). No probability is clipped.
import {
  GIVEN,
  GIVEN_GRADIENT,
  HITS,
  LOSSES,
  LOSS_NUMBERS,
  PREDICTIONS,
  PROBABILITIES,
  TARGETS,
  UNITS,
} from '../program-words';
import { doubtful, isSure } from './doubt';
import { exponential } from './exponential';
import { logarithm } from './logarithm';
import { place, word } from './memory';

/** Scores a batch and leaves what became of each example; says whether every loss is a finite number. */
export function softmaxCrossEntropy(program: usize, rows: i32, lanes: i32, isTraining: bool): bool {
  let doubt = i32x4.splat(0);
  for (let lane = 0; lane < lanes; lane += 4) {
    const weight = weightOfFour(program, lane, rows, isTraining);
    doubt = doubtful(doubt, scoreFour(program, lane, rows, lanes, weight));
  }
  return isSure(doubt);
}

/** The weights of four examples from `lane` on; 0 in lanes that belong to none. */
function weightOfFour(program: usize, lane: i32, rows: i32, isTraining: bool): v128 {
  const isRow = i32x4.lt_s(i32x4.add(i32x4.splat(lane), i32x4(0, 1, 2, 3)), i32x4.splat(rows));
  const classWeights = place(program, LOSS_NUMBERS);
  if (!isTraining || classWeights == 0) return v128.and(f32x4.splat(1), isRow);
  const targets = place(program, TARGETS);
  let weight = f32x4.splat(0);
  weight = f32x4.replace_lane(weight, 0, weightOf(classWeights, targets, min(lane, rows - 1)));
  weight = f32x4.replace_lane(weight, 1, weightOf(classWeights, targets, min(lane + 1, rows - 1)));
  weight = f32x4.replace_lane(weight, 2, weightOf(classWeights, targets, min(lane + 2, rows - 1)));
  weight = f32x4.replace_lane(weight, 3, weightOf(classWeights, targets, min(lane + 3, rows - 1)));
  return v128.and(weight, isRow);
}

function weightOf(classWeights: usize, targets: usize, row: i32): f32 {
  return load<f32>(classWeights + ((<usize>load<i32>(targets + ((<usize>row) << 2))) << 2));
}

/** Four examples from `lane` on; gives their losses. */
function scoreFour(program: usize, lane: i32, rows: i32, lanes: i32, weight: v128): v128 {
  const at = (<usize>lane) << 2;
  const line = (<usize>lanes) << 2;
  const classes = word(program, UNITS);
  const logits = place(program, GIVEN) + at;
  const right = v128.load(place(program, TARGETS) + at);

  let best = v128.load(logits);
  let bestClass = i32x4.splat(0);
  let rightLogit = best;
  for (let c = 1; c < classes; c++) {
    const logit = v128.load(logits + <usize>c * line);
    const isBetter = f32x4.gt(logit, best); // so the first of equals stays
    best = v128.bitselect(logit, best, isBetter);
    bestClass = v128.bitselect(i32x4.splat(c), bestClass, isBetter);
    rightLogit = v128.bitselect(logit, rightLogit, i32x4.eq(right, i32x4.splat(c)));
  }

  const gradient = place(program, GIVEN_GRADIENT) + at;
  let sum = f32x4.splat(0);
  for (let c = 0; c < classes; c++) {
    const power = exponential(f32x4.sub(v128.load(logits + <usize>c * line), best));
    v128.store(gradient + <usize>c * line, power);
    sum = f32x4.add(sum, power);
  }
  // The logits are replaced by the probabilities: nobody needs them any more.
  const scale = f32x4.div(f32x4.splat(1), sum);
  const share = f32x4.div(weight, f32x4.splat(<f32>rows));
  const probabilities = place(program, PROBABILITIES) + at * <usize>classes;
  for (let c = 0; c < classes; c++) {
    const probability = f32x4.mul(v128.load(gradient + <usize>c * line), scale);
    const wanted = v128.and(f32x4.splat(1), i32x4.eq(right, i32x4.splat(c)));
    v128.store(logits + <usize>c * line, probability);
    v128.store(gradient + <usize>c * line, f32x4.mul(share, f32x4.sub(probability, wanted)));
    storeEach(probabilities + ((<usize>c) << 2), probability, (<usize>classes) << 2);
  }
  const loss = f32x4.mul(weight, f32x4.add(f32x4.sub(best, rightLogit), logarithm(sum)));
  v128.store(place(program, LOSSES) + at, loss);
  v128.store(place(program, PREDICTIONS) + at, bestClass);
  v128.store(place(program, HITS) + at, v128.and(f32x4.splat(1), i32x4.eq(bestClass, right)));
  return loss;
}

/** Its four numbers, so many bytes apart. */
function storeEach(address: usize, numbers: v128, distance: usize): void {
  v128.store_lane<f32>(address, numbers, 0);
  v128.store_lane<f32>(address + distance, numbers, 1);
  v128.store_lane<f32>(address + 2 * distance, numbers, 2);
  v128.store_lane<f32>(address + 3 * distance, numbers, 3);
}
