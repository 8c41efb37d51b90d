import { defineImageDataset } from './images/define-image-dataset.ts';
import type { ImageFiles } from './images/image-files.ts';

export const FASHION: ImageFiles = {
  name: 'fashion',
  label: 'Fashion 28x28',
  question: 'Fashion: which piece of clothing?',
  explanation: '2000 pictures of clothes in ten kinds, each a grey image of 28 by 28 pixels.',
  citation: 'Xiao, Rasul & Vollgraf (2017), Fashion-MNIST. MIT, (c) 2017 Zalando SE.',
  pixelsFile: 'fashion-28x28-pixels.u8',
  labelsFile: 'fashion-28x28-labels.u8',
  side: 28,
  maxInk: 255,
  targetName: 'kind',
  classNames: [
    'T-shirt/top',
    'Trouser',
    'Pullover',
    'Dress',
    'Coat',
    'Sandal',
    'Shirt',
    'Sneaker',
    'Bag',
    'Ankle boot',
  ],
  start: { hiddenLayers: '64', optimizer: 'adam', learningRate: 0.002, batchSize: 32, epochs: 15 },
};

export const fashion = /* @__PURE__ */ defineImageDataset(FASHION);
