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
  ROW_WEIGHTS,
  TARGETS,
  UNITS,
} from '../program-words';
import { exponential } from './exponential';
import { logarithm } from './logarithm';
import { place, word } from './memory';

/** Scores a batch and leaves what became of each example; says whether every loss is a finite number. */
export function softmaxCrossEntropy(program: usize, rows: i32, lanes: i32, isTraining: bool): bool {
  weighRows(program, rows, lanes, isTraining);
  let doubt = f32x4.splat(0);
  for (let lane = 0; lane < lanes; lane += 4) {
    const loss = scoreFour(program, lane, rows, lanes);
    doubt = f32x4.add(doubt, f32x4.sub(loss, loss)); // 0 for a finite number, NaN for every other
  }
  copyProbabilities(program, rows, lanes);
  return !v128.any_true(f32x4.ne(doubt, f32x4.splat(0)));
}

/** The weight of each row; 0 in lanes that belong to none. */
function weighRows(program: usize, rows: i32, lanes: i32, isTraining: bool): void {
  const classWeights = place(program, LOSS_NUMBERS);
  const targets = place(program, TARGETS);
  const weights = place(program, ROW_WEIGHTS);
  for (let row = 0; row < lanes; row++) {
    let weight: f32 = row < rows ? 1 : 0;
    if (row < rows && isTraining && classWeights != 0)
      weight = load<f32>(classWeights + ((<usize>load<i32>(targets + ((<usize>row) << 2))) << 2));
    store<f32>(weights + ((<usize>row) << 2), weight);
  }
}

/** Four examples from `lane` on; gives their losses. */
function scoreFour(program: usize, lane: i32, rows: i32, lanes: i32): v128 {
  const at = (<usize>lane) << 2;
  const line = (<usize>lanes) << 2;
  const classes = word(program, UNITS);
  const logits = place(program, GIVEN) + at;
  const right = v128.load(place(program, TARGETS) + at);
  const weight = v128.load(place(program, ROW_WEIGHTS) + at);

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
  for (let c = 0; c < classes; c++) {
    const probability = f32x4.div(v128.load(gradient + <usize>c * line), sum);
    const wanted = v128.and(f32x4.splat(1), i32x4.eq(right, i32x4.splat(c)));
    const slope = f32x4.div(f32x4.mul(weight, f32x4.sub(probability, wanted)), f32x4.splat(<f32>rows));
    v128.store(logits + <usize>c * line, probability);
    v128.store(gradient + <usize>c * line, slope);
  }
  const loss = f32x4.mul(weight, f32x4.add(f32x4.sub(best, rightLogit), logarithm(sum)));
  v128.store(place(program, LOSSES) + at, loss);
  v128.store(place(program, PREDICTIONS) + at, bestClass);
  v128.store(place(program, HITS) + at, v128.and(f32x4.splat(1), i32x4.eq(bestClass, right)));
  return loss;
}

/** To [rows, classes], as the outputs have them. */
function copyProbabilities(program: usize, rows: i32, lanes: i32): void {
  const classes = word(program, UNITS);
  let to = place(program, PROBABILITIES);
  for (let row = 0; row < rows; row++) {
    let from = place(program, GIVEN) + ((<usize>row) << 2);
    for (let c = 0; c < classes; c++, to += 4, from += (<usize>lanes) << 2) store<f32>(to, load<f32>(from));
  }
}
