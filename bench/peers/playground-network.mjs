// A network of nodes and links that are objects, as the TensorFlow Playground's is: forward and backward one row at a time, gradients
// gathered on each link, weights changed after the batch. Written from its published algorithm, not from its text.

class Node {
  inputs = [];
  outputs = [];
  bias = 0.1;
  sum = 0;
  output = 0;
  outputGradient = 0;
  sumGradient = 0;
  biasGradient = 0;
  rows = 0;
}

class Link {
  gradient = 0;
  rows = 0;

  constructor(from, to, weight) {
    this.from = from;
    this.to = to;
    this.weight = weight;
  }
}

/** @returns what learns from a row, and what changes the weights by the rows since it did last. */
export function playgroundNetwork(sizes, uniform) {
  const layers = sizes.map((size) => Array.from({ length: size }, () => new Node()));
  layers.slice(1).forEach((layer, index) => {
    for (const to of layer)
      for (const from of layers[index]) {
        const link = new Link(from, to, uniform() - 0.5);
        from.outputs.push(link);
        to.inputs.push(link);
      }
  });

  function forward(features) {
    layers[0].forEach((node, index) => {
      node.output = features[index];
    });
    for (let index = 1; index < layers.length; index += 1)
      for (const node of layers[index]) {
        node.sum = node.bias;
        for (const { from, weight } of node.inputs) node.sum += weight * from.output;
        node.output = Math.tanh(node.sum);
      }
  }

  function backward(target) {
    layers.at(-1).forEach((node, index) => {
      node.outputGradient = node.output - target[index];
    });
    for (let index = layers.length - 1; index > 0; index -= 1) {
      for (const node of layers[index]) {
        node.sumGradient = node.outputGradient * (1 - node.output * node.output);
        node.biasGradient += node.sumGradient;
        node.rows += 1;
        for (const link of node.inputs) {
          link.gradient += node.sumGradient * link.from.output;
          link.rows += 1;
        }
      }
      if (index === 1) continue;
      for (const node of layers[index - 1]) {
        node.outputGradient = 0;
        for (const { to, weight } of node.outputs) node.outputGradient += weight * to.sumGradient;
      }
    }
  }

  return {
    learn(features, target) {
      forward(features);
      backward(target);
    },
    update(rate) {
      for (const layer of layers.slice(1))
        for (const node of layer) {
          node.bias -= (rate * node.biasGradient) / node.rows;
          node.biasGradient = node.rows = 0;
          for (const link of node.inputs) {
            link.weight -= (rate * link.gradient) / link.rows;
            link.gradient = link.rows = 0;
          }
        }
    },
  };
}
