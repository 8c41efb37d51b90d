// A network of nodes and links that are objects, as the TensorFlow Playground's is (its src/nn.ts): forward and backward one row at a
// time, what a batch adds up kept on each node and link, weights changed after it. It is on no registry, so it is written anew here,
// with the same passes over the same numbers: a slope is taken from a node's total input, by another tanh; nodes come before their
// links; there may be a penalty on a weight, and is none. It has several outputs, where the Playground has one.

const TANH = {
  value: (input) => Math.tanh(input),
  slope(input) {
    const value = TANH.value(input);
    return 1 - value * value;
  },
};

const SQUARED_ERROR = { slope: (output, target) => output - target };

class Node {
  inputs = [];
  outputs = [];
  bias = 0.1;
  totalInput = 0;
  output = 0;
  outputSlope = 0;
  inputSlope = 0;
  summedSlope = 0;
  summedRows = 0;

  constructor(activation) {
    this.activation = activation;
  }

  update() {
    this.totalInput = this.bias;
    for (let index = 0; index < this.inputs.length; index += 1) {
      const link = this.inputs[index];
      this.totalInput += link.weight * link.from.output;
    }
    this.output = this.activation.value(this.totalInput);
  }
}

class Link {
  slope = 0;
  summedSlope = 0;
  summedRows = 0;
  penalty = null;

  constructor(from, to, weight) {
    this.from = from;
    this.to = to;
    this.weight = weight;
  }
}

function connect(layers, uniform) {
  layers.slice(1).forEach((layer, index) => {
    for (const to of layer)
      for (const from of layers[index]) {
        const link = new Link(from, to, uniform() - 0.5);
        from.outputs.push(link);
        to.inputs.push(link);
      }
  });
}

function forward(layers, features) {
  const [first] = layers;
  for (let index = 0; index < first.length; index += 1) first[index].output = features[index];
  for (let depth = 1; depth < layers.length; depth += 1) {
    const layer = layers[depth];
    for (let index = 0; index < layer.length; index += 1) layer[index].update();
  }
}

function passToNodes(layer) {
  for (let index = 0; index < layer.length; index += 1) {
    const node = layer[index];
    node.inputSlope = node.outputSlope * node.activation.slope(node.totalInput);
    node.summedSlope += node.inputSlope;
    node.summedRows += 1;
  }
}

function passToLinks(layer) {
  for (let index = 0; index < layer.length; index += 1) {
    const node = layer[index];
    for (let place = 0; place < node.inputs.length; place += 1) {
      const link = node.inputs[place];
      link.slope = node.inputSlope * link.from.output;
      link.summedSlope += link.slope;
      link.summedRows += 1;
    }
  }
}

function passToOutputs(layer) {
  for (let index = 0; index < layer.length; index += 1) {
    const node = layer[index];
    node.outputSlope = 0;
    for (let place = 0; place < node.outputs.length; place += 1) {
      const link = node.outputs[place];
      node.outputSlope += link.weight * link.to.inputSlope;
    }
  }
}

function backward(layers, target) {
  const last = layers[layers.length - 1];
  for (let index = 0; index < last.length; index += 1)
    last[index].outputSlope = SQUARED_ERROR.slope(last[index].output, target[index]);
  for (let depth = layers.length - 1; depth > 0; depth -= 1) {
    passToNodes(layers[depth]);
    passToLinks(layers[depth]);
    if (depth > 1) passToOutputs(layers[depth - 1]);
  }
}

function update(layers, rate, penaltyRate) {
  for (let depth = 1; depth < layers.length; depth += 1) {
    const layer = layers[depth];
    for (let index = 0; index < layer.length; index += 1) {
      const node = layer[index];
      if (node.summedRows > 0) {
        node.bias -= (rate * node.summedSlope) / node.summedRows;
        node.summedSlope = node.summedRows = 0;
      }
      for (let place = 0; place < node.inputs.length; place += 1) updateLink(node.inputs[place], rate, penaltyRate);
    }
  }
}

function updateLink(link, rate, penaltyRate) {
  const penalty = link.penalty === null ? 0 : link.penalty.slope(link.weight);
  if (link.summedRows === 0) return;
  link.weight -= (rate / link.summedRows) * (link.summedSlope + penaltyRate * penalty);
  link.summedSlope = link.summedRows = 0;
}

/** @returns what learns from a row, and what changes the weights by the rows since it did last. */
export function playgroundNetwork(sizes, uniform) {
  const layers = sizes.map((size) => Array.from({ length: size }, () => new Node(TANH)));
  connect(layers, uniform);
  return {
    learn(features, target) {
      forward(layers, features);
      backward(layers, target);
    },
    update(rate) {
      update(layers, rate, 0);
    },
  };
}
