// activation(x · weights + bias) and its gradients, Keras' Dense.
import {
  ACTIVATION,
  FIRST_PARAMETER,
  LAYER_INPUT,
  LAYER_INPUT_GRADIENT,
  LAYER_INPUT_SIZE,
  LAYER_OUTPUT,
  LAYER_OUTPUT_GRADIENT,
  LAYER_OUTPUT_SIZE,
} from '../program-words';
import { activate, deactivate } from './activation';
import { addBiasGradient } from './add-bias-gradient';
import { addInputGradient } from './add-input-gradient';
import { addProduct } from './add-product';
import { addWeightGradient } from './add-weight-gradient';
import { place, word } from './memory';

/** `parameters`: all weights of the model. */
export function denseForward(layer: usize, parameters: usize, lanes: i32): void {
  const inputs = word(layer, LAYER_INPUT_SIZE);
  const outputs = word(layer, LAYER_OUTPUT_SIZE);
  const weights = parameters + ((<usize>word(layer, FIRST_PARAMETER)) << 2);
  const bias = weights + ((<usize>(inputs * outputs)) << 2);
  const output = place(layer, LAYER_OUTPUT);
  addProduct(place(layer, LAYER_INPUT), weights, bias, output, inputs, outputs, lanes);
  activate(word(layer, ACTIVATION), output, outputs * lanes);
}

/** `gradient`: that of all weights, zero where this layer's are. */
export function denseBackward(layer: usize, parameters: usize, gradient: usize, lanes: i32): void {
  const inputs = word(layer, LAYER_INPUT_SIZE);
  const outputs = word(layer, LAYER_OUTPUT_SIZE);
  const first = (<usize>word(layer, FIRST_PARAMETER)) << 2;
  const outputGradient = place(layer, LAYER_OUTPUT_GRADIENT);
  const inputGradient = place(layer, LAYER_INPUT_GRADIENT);
  deactivate(word(layer, ACTIVATION), place(layer, LAYER_OUTPUT), outputGradient, outputs * lanes);
  addWeightGradient(place(layer, LAYER_INPUT), outputGradient, gradient + first, inputs, outputs, lanes);
  addBiasGradient(outputGradient, gradient + first + ((<usize>(inputs * outputs)) << 2), outputs, lanes);
  if (inputGradient == 0) return;
  addInputGradient(outputGradient, parameters + first, inputGradient, inputs, outputs, lanes, true);
}
