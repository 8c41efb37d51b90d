import type { Pooled } from '../arithmetic.ts';
import type { Tensor } from '../tensor.ts';

/**
 * The gradient of a max pooling with stride = pool size, padding `valid`, on plain numbers: what came back for a square
 * goes to its largest number, the first of them when several are.
 */
export function maxPoolGradient(
  { input, outputGradient }: Pooled,
  poolSize: number,
  view: (tensor: Tensor) => Float32Array,
): Float32Array {
  const [, height = 0, width = 0, channelCount = 0] = input.shape;
  const [, outputHeight = 0, outputWidth = 0] = outputGradient.shape;
  const values = view(input);
  const gradient = new Float32Array(values.length);
  view(outputGradient).forEach((value, index) => {
    // The place of the square in [rows, height, width, channels], from the place in the pooled image.
    const channel = index % channelCount;
    const x = Math.floor(index / channelCount) % outputWidth;
    const line = Math.floor(index / (channelCount * outputWidth)); // lines of all rows, one after another
    const row = Math.floor(line / outputHeight);
    const y = line % outputHeight;
    const corner = ((row * height + y * poolSize) * width + x * poolSize) * channelCount + channel;
    gradient[indexOfMax(values, { corner, poolSize, channelCount, width })] = value;
  });
  return gradient;
}

interface Square {
  readonly corner: number;
  readonly poolSize: number;
  readonly channelCount: number;
  readonly width: number;
}

function indexOfMax(values: Float32Array, { corner, poolSize, channelCount, width }: Square): number {
  let best = corner;
  for (let y = 0; y < poolSize; y++)
    for (let x = 0; x < poolSize; x++) {
      const index = corner + (y * width + x) * channelCount;
      if ((values[index] ?? 0) > (values[best] ?? 0)) best = index;
    }
  return best;
}
