import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import unicorn from 'eslint-plugin-unicorn';
import typescript from 'typescript-eslint';

const PURE = 'src/{loop,datasets,config,protocol,presets,lessons}/**/*.ts';
// AssemblyScript: TypeScript in form, but its compiler alone knows its types.
const KERNELS = 'src/engine/native/kernels/**/*.ts';
const TESTS = ['**/*.test.{ts,tsx,mjs}', '**/testing/**', 'e2e/**', 'bench/**'];

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
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
        { selector: 'ExportAllDeclaration', message: 'Name what you export.' },
        { selector: 'ExportDefaultDeclaration', message: 'Name what you export. (Config files may have a default.)' },
        {
          selector: 'TSAsExpression > TSAsExpression',
          message: 'Check the value instead: see how protocol and config do it.',
        },
      ],
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
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'Take a RandomSource as an argument: everything is seeded (D7).',
        },
      ],
    },
  },
  {
    files: ['src/{engine,sandbox,worker,store,ui,storage}/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'Take a RandomSource as an argument: everything is seeded (D7).',
        },
      ],
    },
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
      'max-params': ['error', 7],
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
