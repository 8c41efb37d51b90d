// Runs in the page before its own scripts, as a classic script: notes what the page and its worker do, with times in
// milliseconds since navigation. page-bench.mjs reads it through `globalThis.probe`.
{
  const { document, performance, requestAnimationFrame, setTimeout, MutationObserver, PerformanceObserver } =
    globalThis;
  const epochsSeen = { count: 0 };
  const statuses = [];
  const firsts = {};
  /** What page and worker say to each other about tables, with times. */
  const tables = [];
  const waiting = new Set();
  /** When the page last heard that the loop holds, or has been asked to stop. */
  let answeredAt = NaN;

  const statusText = () => document.querySelector('[role=status][aria-label="Run status"]')?.textContent.trim() ?? '';

  function noteStatus() {
    const text = statusText();
    if (text === '' || statuses.at(-1)?.text === text) return;
    const noted = { time: performance.now(), text };
    statuses.push(noted);
    for (const { word, resolve } of [...waiting]) if (text.startsWith(word)) resolve(noted);
  }
  new MutationObserver(noteStatus).observe(document, { childList: true, subtree: true, characterData: true });

  /** The first status from now on that begins with the word, at once where it stands already. */
  function untilStatus(word) {
    return new Promise((done) => {
      const entry = {
        word,
        resolve: (noted) => {
          waiting.delete(entry);
          done(noted);
        },
      };
      waiting.add(entry);
      if (statusText().startsWith(word)) entry.resolve({ time: performance.now(), text: statusText() });
    });
  }

  function noteTable({ type, phase }) {
    if (/[tT]able/.test(type)) tables.push({ type, phase, time: performance.now() });
  }

  function noteEvent(event) {
    noteTable(event);
    if (event.type === 'held' || event.type === 'stopAsked') answeredAt = performance.now();
    if (event.type === 'epochFinished') epochsSeen.count += 1;
    if (event.type !== 'progressed') return;
    const { count, epochId, streamIndex } = event.batches;
    const isTrained = Array.from({ length: count }, (_, at) => epochId[at] > 0 && streamIndex[at] === 0).some(Boolean);
    if (count > 0) firsts.batchRun ??= performance.now();
    if (isTrained && firsts.batchTrained === undefined) {
      firsts.batchTrained = performance.now();
      // Drawn by the second frame after the page has heard of it.
      requestAnimationFrame(() => requestAnimationFrame((time) => (firsts.batchDrawn ??= time)));
    }
  }
  globalThis.Worker = class extends globalThis.Worker {
    constructor(...given) {
      super(...given);
      firsts.workerMade ??= performance.now();
      this.addEventListener('message', ({ data }) => data.forEach(noteEvent));
    }

    postMessage(command, ...others) {
      noteTable(command);
      super.postMessage(command, ...others);
    }
  };

  function button(name) {
    const found = [...document.querySelectorAll('button')].find(
      (element) => (element.getAttribute('aria-label') ?? element.textContent).trim() === name,
    );
    if (found === undefined) throw new Error(`There is no button named ${name}.`);
    return found;
  }

  /** Presses a button and gives the milliseconds until the status begins with the word. */
  async function pressUntil(name, word) {
    const start = performance.now();
    const answered = untilStatus(word);
    button(name).click();
    return (await answered).time - start;
  }

  async function untilTrained() {
    while (firsts.batchDrawn === undefined) await new Promise((done) => requestAnimationFrame(done));
    return firsts;
  }

  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  /**
   * Samples of a button that holds or ends a run, at full speed: milliseconds until the loop has answered, and until the status says
   * that it is done.
   */
  async function latencies({ press, word, goOn, count }) {
    const samples = { answered: [], shown: [] };
    for (let sample = 0; sample < count; sample += 1) {
      await pause(200 + 37 * (sample % 7)); // not in step with messages or frames
      const start = performance.now();
      samples.shown.push(await pressUntil(press, word));
      samples.answered.push(answeredAt - start);
      await pause(50);
      await pressUntil(goOn, 'Training');
    }
    return samples;
  }

  /** Frames, long tasks and epochs over so many seconds. */
  async function watch(seconds) {
    const tasks = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    observer.observe({ type: 'longtask' });
    const epochsBefore = epochsSeen.count;
    const times = [];
    const start = performance.now();
    await new Promise((done) => {
      const frame = () => {
        times.push(performance.now());
        if (performance.now() - start < 1000 * seconds) requestAnimationFrame(frame);
        else done();
      };
      requestAnimationFrame(frame);
    });
    await pause(0);
    for (const { duration } of observer.takeRecords()) tasks.push(duration);
    observer.disconnect();
    const elapsed = (times.at(-1) - times[0]) / 1000;
    const gaps = times.slice(1).map((time, index) => time - times[index]);
    return {
      framesPerSecond: gaps.length / elapsed,
      worstGap: Math.max(...gaps),
      gapsOver50: gaps.filter((gap) => gap > 50).length,
      longTasks: tasks.length,
      longTasksOver100: tasks.filter((duration) => duration > 100).length,
      worstTask: Math.max(0, ...tasks),
      epochsPerSecond: (epochsSeen.count - epochsBefore) / elapsed,
    };
  }

  globalThis.probe = { statuses, firsts, tables, untilStatus, pressUntil, untilTrained, latencies, watch, pause };
}
