// Where the page's main thread spends its time, by the profiler of the DevTools protocol.

/** Starts the profiler; the function it gives stops it and returns the rows of the costliest functions by self time. */
export async function startProfile(session) {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 500 });
  await session.send('Profiler.start');
  return async (count = 25) => {
    const { profile } = await session.send('Profiler.stop');
    return costliest(profile, count);
  };
}

function costliest({ nodes, samples, timeDeltas }, count) {
  const nodesById = new Map(nodes.map((node) => [node.id, node]));
  const milliseconds = new Map();
  let total = 0;
  samples.forEach((id, index) => {
    const { functionName, url, lineNumber } = nodesById.get(id).callFrame;
    const place = url === '' ? '' : ` ${url.split('/').at(-1)}:${lineNumber + 1}`;
    const name = `${functionName || '(anonymous)'}${place}`;
    milliseconds.set(name, (milliseconds.get(name) ?? 0) + timeDeltas[index] / 1000);
    total += timeDeltas[index] / 1000;
  });
  return [...milliseconds]
    .sort(([, first], [, second]) => second - first)
    .slice(0, count)
    .map(
      ([name, time]) =>
        `${((100 * time) / total).toFixed(1).padStart(5)} %  ${time.toFixed(0).padStart(6)} ms  ${name}`,
    );
}
