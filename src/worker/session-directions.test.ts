// What the session does with commands that come at another time than the page would send them.
import { expect, test } from 'vitest';
import type { Command, RunId } from '../protocol/messages.ts';
import type { ModelMaker } from './model-maker.ts';
import { CountingModel } from './testing/seam.ts';
import { HeldMaker, RUN, SessionUnderTest, shortConfig } from './testing/session-under-test.ts';

const models: CountingModel[] = [];
const makeModel: ModelMaker = () => {
  const model = new CountingModel();
  models.push(model);
  return Promise.resolve({ model, decision: { backend: 'cpu', reason: '', reports: [] } });
};

async function finishedRun(): Promise<SessionUnderTest> {
  const session = new SessionUnderTest(makeModel);
  session.start();
  await session.until('finished');
  return session;
}

test.each<Exclude<Command, { type: 'open' }>>([
  { type: 'pause', runId: RUN },
  { type: 'resume', runId: RUN },
  { type: 'step', runId: RUN, unit: 'batch' },
  { type: 'stop', runId: RUN },
  { type: 'setSpeed', runId: RUN, eventsPerSecond: 5 },
  { type: 'acknowledge', runId: RUN, sequence: 1 },
])('$type after the end of the run does nothing and posts nothing', async (direction) => {
  const session = await finishedRun();
  const before = session.told.length;
  session.send(direction);
  await session.rest();
  expect(session.told.slice(before)).toEqual([]);
  session.send({ type: 'setSpeed', runId: RUN, eventsPerSecond: null });
  session.goOn();
  expect(await session.until('finished', 2)).toMatchObject({ endedBy: 'epochsCount', epochsDone: 4 });
  expect(session.all('held')).toEqual([]);
});

test('a run that was held and then left with Stop is not told to be resumed after its end', async () => {
  const session = new SessionUnderTest(makeModel);
  session.start({ step: 'batch' });
  await session.until('held');
  session.send({ type: 'stop', runId: RUN });
  session.send({ type: 'step', runId: RUN, unit: 'epoch' });
  await session.until('finished');
  session.send({ type: 'resume', runId: RUN });
  await session.rest();
  expect(session.told.at(-1)?.type).toBe('finished');
});

test('continue while the run is under way is refused without a word', async () => {
  const session = new SessionUnderTest(makeModel);
  session.start({ step: 'event' });
  await session.until('held');
  const before = session.told.length;
  session.goOn();
  session.goOn();
  await session.rest();
  expect(session.told.slice(before)).toEqual([]);
  session.send({ type: 'resume', runId: RUN });
  await session.until('finished');
  await session.rest();
  expect(session.all('finished')).toMatchObject([{ epochsDone: 2 }]);
});

test('continue twice after the end trains one helping', async () => {
  const session = await finishedRun();
  session.goOn();
  session.goOn();
  await session.until('finished', 2);
  await session.rest();
  expect(session.all('started').map(({ isContinued }) => isContinued)).toEqual([false, true]);
  expect(session.all('finished').map(({ epochsDone }) => epochsDone)).toEqual([2, 4]);
});

test('continue of another run than the one in hand is refused', async () => {
  const session = await finishedRun();
  session.send({ type: 'continue', runId: 'run-0' as RunId, step: null });
  await session.rest();
  expect(session.all('started')).toHaveLength(1);
});

test('the run starts at the speed that was set last while getting ready', async () => {
  const maker = new HeldMaker(makeModel);
  const session = new SessionUnderTest(maker.make);
  session.start({ eventsPerSecond: 10 });
  await session.rest();
  session.send({ type: 'setSpeed', runId: RUN, eventsPerSecond: 1000 });
  maker.begun[0]?.finish();
  await session.until('finished');
  expect(session.waits.length).toBeGreaterThan(0);
  expect(Math.max(...session.waits)).toBeLessThanOrEqual(0.001);
});

test.each([
  ['the speed it was started with, where none was set since', [], true],
  ['the speed that was set after its end', [null], false],
  ['the speed that was set last', [null, 1000], true],
] as const)('a run goes on at %s', async (_name, speeds, isSlowed) => {
  const session = new SessionUnderTest(makeModel);
  session.start({ config: shortConfig(1), eventsPerSecond: 1000 });
  await session.until('finished');
  for (const eventsPerSecond of speeds) session.send({ type: 'setSpeed', runId: RUN, eventsPerSecond });
  session.waits.length = 0;
  session.goOn();
  await session.until('finished', 2);
  expect(session.waits.length > 0).toBe(isSlowed);
});

test('a preparation that was cancelled is over before the next begins', async () => {
  models.length = 0;
  const maker = new HeldMaker(makeModel);
  const session = new SessionUnderTest(maker.make);
  session.start();
  await session.rest();
  session.send({ type: 'abandon', runId: RUN });
  session.start({ runId: 'run-2' as RunId });
  session.send({ type: 'abandon', runId: 'run-2' as RunId });
  session.start({ runId: 'run-3' as RunId });
  await session.rest();
  expect(maker.begun).toHaveLength(1);
  maker.begun[0]?.finish();
  await session.rest();
  expect(models[0]?.isDisposed).toBe(true);
  expect(maker.begun).toHaveLength(2); // none for the second, which nobody wants any more
  maker.begun[1]?.finish();
  expect((await session.until('finished')).runId).toBe('run-3');
  expect(session.all('started').map(({ runId }) => runId)).toEqual(['run-3']);
});

test('a preparation that fails does not keep the next from beginning', async () => {
  let count = 0;
  const session = new SessionUnderTest((request) => {
    count += 1;
    return count === 1 ? Promise.reject(new Error('WASM cannot be used.')) : makeModel(request);
  });
  session.start();
  expect(await session.until('failed')).toMatchObject({ canContinue: false, position: null });
  session.start({ runId: 'run-2' as RunId });
  await session.until('finished');
});
