// The hooks that tell the page: what they say of themselves and what they remember.
import { expect, test } from 'vitest';
import { REPORT_MAP, REPORT_PROGRESS } from '../config/report-hooks.ts';
import { HOOK_EVENTS } from '../loop/index.ts';
import { ReportMap } from './report-map.ts';
import { ReportProgress } from './report-progress.ts';
import { CountingModel } from './testing/seam.ts';
import { RUN, SessionUnderTest } from './testing/session-under-test.ts';

const makeModel = () =>
  Promise.resolve({ model: new CountingModel(), decision: { backend: 'cpu', reason: '', reports: [] } as const });

test.each([
  { description: REPORT_PROGRESS, methods: ReportProgress.prototype },
  { description: REPORT_MAP, methods: ReportMap.prototype },
])('$description.name acts on exactly the events that it describes', ({ description, methods }) => {
  expect(HOOK_EVENTS.filter((event) => event in methods)).toEqual(Object.keys(description.does));
});

test('ReportProgress tells the page where the run begins, before the first batch, and where it ended', async () => {
  const session = new SessionUnderTest(makeModel);
  session.start();
  await session.until('finished');
  const progressed = session.all('progressed');
  expect(progressed[0]).toMatchObject({ position: { place: 'beforeTraining' }, batches: { count: 0 } });
  expect(progressed.at(-1)).toMatchObject({ position: { place: 'afterTraining' } });
});

test('ReportMap knows after which epoch it drew last, also in a run that goes on and is stopped in mid-epoch', async () => {
  const session = new SessionUnderTest(makeModel);
  session.start();
  await session.until('finished');
  expect(session.all('mapDrawn').at(-1)?.map.epochId).toBe(2);
  session.goOn('batch');
  await session.until('held');
  session.send({ type: 'step', runId: RUN, unit: 'batch' });
  await session.until('held', 2);
  session.send({ type: 'stop', runId: RUN });
  session.send({ type: 'resume', runId: RUN });
  expect(await session.until('finished', 2)).toMatchObject({ endedBy: 'stop', epochsDone: 2 });
  expect(session.all('mapDrawn').at(-1)?.map.epochId).toBe(2);
});

test('hooks take time of their own, which the profile of the epoch tells', async () => {
  const session = new SessionUnderTest(makeModel);
  session.start();
  await session.until('finished');
  const seconds = session.all('epochProfiled').map(({ profile }) => Math.max(...profile.hookSeconds));
  expect(Math.min(...seconds)).toBeGreaterThan(0);
});
