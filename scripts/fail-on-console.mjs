// Vitest setup: a test that makes our code, or a library, complain on the console fails with what was said.
import { format } from 'node:util';
import { afterEach, beforeEach, expect } from 'vitest';

const METHODS = ['error', 'warn', 'log', 'info', 'debug'];
// tf.js says this once in Node, whatever one does; in a browser it does not.
const EXPECTED = [/looks like you are running TensorFlow\.js in Node\.js/];

let said = [];

for (const method of METHODS) {
  console[method] = (...values) => {
    const text = format(...values);
    if (!EXPECTED.some((pattern) => pattern.test(text))) said.push(`console.${method}: ${text}`);
  };
}

beforeEach(() => {
  said = [];
});

afterEach(() => {
  expect(said, 'Nothing may be written to the console').toEqual([]);
});
