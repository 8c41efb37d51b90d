// How long the tasks of pages' main threads really computed: on a busy machine a task's time on the clock is mostly waiting.

/** Starts a trace; the function it gives stops it and returns the longest task's processor time in milliseconds. */
export async function traceTasks(browser) {
  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'], excludedCategories: ['*'] },
  });
  return async () => {
    const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
    const mainThreads = new Set(
      events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(threadOf),
    );
    const tasks = events.filter((event) => event.tdur !== undefined && mainThreads.has(threadOf(event)));
    if (tasks.length === 0) throw new Error('The trace holds no task of a page.');
    return Math.max(...tasks.map(({ tdur }) => tdur)) / 1000;
  };
}
