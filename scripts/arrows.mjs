// Checks who imports whom in src (rules in .dependency-cruiser.cjs) and prints the arrows between layers as they are.
import process from 'node:process';
import { cruise, format } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const TEST = /\.test\.tsx?$|\/testing\//;

function layerOf(path) {
  const [top, layer] = path.split('/');
  return top === 'src' ? layer : null;
}

function packageOf(path) {
  return /node_modules\/(?:@types\/)?((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? null;
}

const isTypesOnly = (dependency) => dependency.dependencyTypes.includes('type-only');

// For each layer: the layers it imports, with whether it takes more than their types, and its packages.
function collectArrows(modules) {
  const arrows = new Map();
  for (const { source, dependencies } of modules) {
    const from = layerOf(source);
    if (from === null || TEST.test(source)) continue;
    const targets = arrows.get(from) ?? { layers: new Map(), packages: new Set() };
    arrows.set(from, targets);
    for (const dependency of dependencies) {
      const layer = layerOf(dependency.resolved);
      const packageName = packageOf(dependency.resolved);
      if (layer !== null && layer !== from) {
        targets.layers.set(layer, targets.layers.get(layer) === true || !isTypesOnly(dependency));
      }
      if (packageName !== null) targets.packages.add(packageName);
    }
  }
  return arrows;
}

function printArrows(arrows) {
  const list = (names) => [...names].sort().join(', ');
  // Bottom first: a layer comes after all that it imports.
  const height = (name) => 1 + Math.max(0, ...[...(arrows.get(name)?.layers.keys() ?? [])].map(height));
  const byHeight = [...arrows.keys()].sort((a, b) => height(a) - height(b) || a.localeCompare(b));
  for (const name of byHeight) {
    const { layers, packages } = arrows.get(name);
    const ofPackages = packages.size === 0 ? '' : `   [${list(packages)}]`;
    const ofLayers = [...layers].map(([layer, runs]) => (runs ? layer : `${layer} (types)`));
    console.log(`${name.padEnd(10)} → ${list(ofLayers) || 'nothing'}${ofPackages}`);
  }
}

const options = await extractDepcruiseOptions('./.dependency-cruiser.cjs');
const { output: result } = await cruise(['src'], { ...options, outputType: undefined }, undefined, {
  tsConfig: extractTSConfig(options.tsConfig.fileName),
});
const report = await format(result, { outputType: 'err-long' });
console.log(report.output.trim());
if (report.exitCode === 0) printArrows(collectArrows(result.modules));
process.exitCode = report.exitCode === 0 ? 0 : 1;
