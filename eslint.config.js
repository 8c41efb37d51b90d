import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import unicorn from 'eslint-plugin-unicorn';
import typescript from 'typescript-eslint';

const PURE = 'src/{loop,datasets,config,protocol,presets,lessons}/**/*.ts';
// AssemblyScript: TypeScript in form, but its compiler alone knows its types.
const KERNELS = 'src/engine/native/kernels/**/*.ts';
const TESTS = ['**/*.test.{ts,tsx,mjs}', '**/testing/**', 'e2e/**', 'bench/**'];

// tf.js computes with the host's functions too: on its backends another machine may round differently.
const TENSOR_MATHS = ['src/engine/activations.ts', 'src/engine/{losses,devices}/**/*.ts'];

const UNWANTED_SYNTAX = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
  { selector: 'ExportAllDeclaration', message: 'Name what you export.' },
  { selector: 'ExportDefaultDeclaration', message: 'Name what you export. (Config files may have a default.)' },
  {
    selector: 'TSAsExpression > TSAsExpression',
    message: 'Check the value instead: see how protocol and config do it.',
  },
];

const UNSEEDED = {
  object: 'Math',
  property: 'random',
  message: 'Take a RandomSource as an argument: everything is seeded (D7).',
};

// ECMAScript leaves the bits of these to the browser, and the same experiment has to give the same ones in each. The root
// and the four kinds of arithmetic it fixes.
const HOST_BITS =
  'Its last bit differs between browsers. Take the function from src/loop/same-bits, or write it there.';
const HOST_MATHS = [
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
  ...['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'pow', 'cbrt', 'hypot'],
].map((property) => ({ object: 'Math', property, message: HOST_BITS }));
const HOST_POWERS = [
  // 2 ** 20 is exact everywhere.
  { selector: 'BinaryExpression[operator="**"]:not([left.value=2][right.type="Literal"])', message: HOST_BITS },
  { selector: 'AssignmentExpression[operator="**="]', message: HOST_BITS },
];

const restricted = (message, ...names) => names.map((name) => ({ name, message }));

export default defineConfig([
  globalIgnores(['dist', 'coverage', 'public', '.cache', 'test-results', 'playwright-report', 'screens', 'scratch']),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [js.configs.recommended, typescript.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { unicorn },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A hook or a fake keeps the interface's parameters; an underscore says that it does not read them.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-new': 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      // A switch over a union counts once: it is a table.
      complexity: ['error', { max: 10, variant: 'modified' }],
      'no-restricted-syntax': ['error', ...UNWANTED_SYNTAX],
      'unicorn/filename-case': ['error', { cases: { kebabCase: true, pascalCase: true } }],
    },
  },
  {
    files: [PURE],
    ignores: TESTS,
    rules: {
      'no-restricted-globals': [
        'error',
        ...restricted('A pure layer takes the time as an argument: a Clock.', 'Date', 'performance'),
        ...restricted('A pure layer waits only at the gate.', 'setTimeout', 'setInterval', 'queueMicrotask'),
        ...restricted('A pure layer logs through the Log it is given.', 'console'),
        ...restricted(
          'A pure layer runs in page, worker and Node alike.',
          'document',
          'window',
          'self',
          'globalThis',
          'process',
        ),
      ],
      'no-restricted-properties': ['error', UNSEEDED, ...HOST_MATHS],
    },
  },
  {
    files: ['src/{engine,sandbox,worker,store,ui,storage}/**/*.{ts,tsx}'],
    rules: { 'no-restricted-properties': ['error', UNSEEDED] },
  },
  {
    files: ['src/{engine,worker,storage,store}/**/*.ts'],
    ignores: [...TESTS, KERNELS, ...TENSOR_MATHS],
    rules: { 'no-restricted-properties': ['error', UNSEEDED, ...HOST_MATHS] },
  },
  {
    files: [PURE, 'src/{engine,worker,storage,store}/**/*.ts'],
    ignores: [...TESTS, KERNELS, ...TENSOR_MATHS],
    rules: { 'no-restricted-syntax': ['error', ...UNWANTED_SYNTAX, ...HOST_POWERS] },
  },
  {
    files: ['src/ui/**/*.{ts,tsx}', 'src/main.tsx'],
    extends: [reactHooks.configs.flat['recommended-latest'] ?? reactHooks.configs.flat.recommended],
  },
  {
    // Tests tell stories and build tables: they may be longer.
    files: TESTS,
    rules: {
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      // A row of a table of cases has as many parts as the case.
      'max-params': ['error', 4],
      // They take apart what they set up: const { session, sent } = start().
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: [KERNELS],
    extends: [typescript.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false, project: false } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      'no-undef': 'off',
      // Linear memory has no objects to hand over: addresses and sizes go one by one.
      'max-params': ['error', 9],
    },
  },
  { files: ['bench/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.config.{ts,js}', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [js.configs.recommended],
    plugins: { unicorn },
    languageOptions: {
      globals: {
        Buffer: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        performance: 'readonly',
      },
    },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      complexity: ['error', 10],
      'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    },
  },
  { files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable' } } },
]);
