// Who may import whom: the table in the design, section 3. `npm run arrows` checks it and prints what the code does.
// A folder that does not exist yet is named already, so that it starts out right.

const MAY_IMPORT = {
  loop: [],
  datasets: ['loop'],
  config: ['loop', 'datasets'],
  protocol: ['loop', 'config'],
  engine: ['loop', 'config'],
  sandbox: ['loop', 'protocol'],
  storage: ['config', 'protocol'],
  worker: ['loop', 'datasets', 'config', 'protocol', 'engine', 'sandbox', 'storage'],
  presets: ['config', 'datasets', 'protocol'],
  lessons: ['config', 'datasets', 'protocol'],
  store: ['protocol', 'config', 'presets', 'lessons', 'storage'],
  ui: ['store', 'lessons', 'presets', 'config', 'protocol'],
};

// These name what a data set is (its shape, its target) but run none of its code.
const MAY_IMPORT_TYPES = { protocol: ['datasets'], ui: ['datasets'] };

// Where each package may be used. A package that is not named here may be used nowhere in the app.
const HOMES = {
  papaparse: ['datasets'],
  yaml: ['config'],
  zod: ['config'],
  '@tensorflow/[^/]+': ['engine'],
  sucrase: ['sandbox'],
  'quickjs-emscripten': ['sandbox'],
  idb: ['storage'],
  fflate: ['storage'],
  zustand: ['store', 'ui'],
  react: ['ui', 'main.tsx'],
  'react-dom': ['ui', 'main.tsx'],
  recharts: ['ui'],
  uplot: ['ui'],
  'radix-ui': ['ui'],
  'lucide-react': ['ui'],
  '@codemirror/[^/]+': ['ui'],
  '@fontsource-variable/[^/]+': ['ui', 'main.tsx'],
};

const TESTS = '(\\.test\\.tsx?$|/testing/)';

const anyOf = (names) => `(${names.join('|')})`;
// @types/papaparse stands for papaparse.
const packagePath = (name) => `node_modules/(@types/)?${name}/`;

function layerRule([layer, lower]) {
  const typesOnly = MAY_IMPORT_TYPES[layer] ?? [];
  return {
    name: `${layer}-may-import-${lower.join('+') || 'nothing'}`,
    comment: 'The table in the design, section 3. Take what you need as an argument, or from a layer that is allowed.',
    from: { path: `^src/${layer}/`, pathNot: TESTS },
    to: { path: '^src/', pathNot: `^src/${anyOf([layer, ...lower, ...typesOnly])}/` },
  };
}

function typesOnlyRule([layer, lower]) {
  return {
    name: `${layer}-may-import-only-types-of-${lower.join('+')}`,
    comment: 'Write `import type`.',
    from: { path: `^src/${layer}/`, pathNot: TESTS },
    to: { path: `^src/${anyOf(lower)}/`, dependencyTypesNot: ['type-only'] },
  };
}

function homeRule([name, homes]) {
  return {
    name: `${name}-lives-in-${homes.join('+')}`,
    comment: 'Each package has a home: HOMES in .dependency-cruiser.cjs.',
    from: { path: '^src/', pathNot: `${TESTS}|^src/${anyOf(homes)}(/|$)` },
    to: { path: packagePath(name) },
  };
}

const OTHER_RULES = [
  {
    name: 'every-package-has-a-home',
    comment: 'Say in HOMES of .dependency-cruiser.cjs which layer may use it.',
    from: { path: '^src/', pathNot: TESTS },
    to: { path: 'node_modules/', pathNot: anyOf(Object.keys(HOMES).map(packagePath)) },
  },
  {
    name: 'only-the-csv-reader-knows-papaparse',
    comment: 'Call the CSV reader instead.',
    from: { path: '^src/', pathNot: `${TESTS}|^src/datasets/csv/` },
    // By way of tsconfig's paths the package is seen as our own description of it.
    to: { path: `${packagePath('papaparse')}|/papaparse\\.d\\.ts$` },
  },
  {
    name: 'no-node-in-the-app',
    comment: 'The app runs in a browser.',
    from: { path: '^src/', pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'enter-the-loop-by-its-door',
    comment: 'Import from loop/index.ts. Tests may also take the fakes in loop/testing.',
    from: { path: '^src/', pathNot: '^src/loop/' },
    to: { path: '^src/loop/', pathNot: '^src/loop/(index\\.ts$|testing/)' },
  },
  {
    name: 'tests-stay-out-of-the-app',
    comment: 'The app must not need its tests.',
    from: { path: '^src/', pathNot: TESTS },
    to: { path: TESTS },
  },
  {
    name: 'every-file-is-in-a-layer',
    comment: 'Put it in the layer whose work it does; src itself holds only main.tsx.',
    from: { path: '^src/', pathNot: `^src/(main\\.tsx$|${anyOf(Object.keys(MAY_IMPORT))}/)` },
    to: {},
  },
  {
    name: 'main-starts-the-page-and-names-the-worker',
    comment: 'main.tsx puts store and ui together; of the worker it may name only the entry.',
    from: { path: '^src/main\\.tsx$' },
    to: { path: '^src/', pathNot: '^src/((ui|store|presets|config)/|worker/training\\.worker\\.ts$)' },
  },
  {
    // A hook and its main loop name each other, in types only (emloop's register_mainloop): no cycle at run time.
    name: 'no-cycles',
    comment: 'Move what both need into a third file.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no-orphans',
    comment: 'Nothing imports it and it imports nothing: use it or remove it.',
    from: { orphan: true, path: '^src/', pathNot: `${TESTS}|\\.d\\.ts$|^src/main\\.tsx$` },
    to: {},
  },
  {
    name: 'no-unresolved',
    comment: 'There is no such file or package.',
    from: { path: '^src/' },
    to: { couldNotResolve: true },
  },
];

const rules = [
  ...Object.entries(MAY_IMPORT).map(layerRule),
  ...Object.entries(MAY_IMPORT_TYPES).map(typesOnlyRule),
  ...Object.entries(HOMES).map(homeRule),
  ...OTHER_RULES,
];

module.exports = {
  forbidden: rules.map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'style', 'default'] },
  },
};
