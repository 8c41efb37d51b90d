import { expect, test } from 'vitest';
import type { ArtifactContent, ArtifactSummary, RunId } from '../protocol/messages.ts';
import { applyEvent } from './apply-event.ts';
import { CONTENTS_AT_MOST, hasNewest, isMissing, unreadArtifacts } from './artifact-contents.ts';
import { initialState } from './initial-state.ts';
import type { LabState } from './lab-state.ts';

const RUN = 'run-1' as RunId;
const summary = (name: string, revision = 1): ArtifactSummary => ({
  name,
  mediaType: 'image/png',
  epochId: null,
  size: 1,
  revision,
});
const content = (name: string, revision = 1): ArtifactContent => ({
  name,
  mediaType: 'image/png',
  revision,
  content: Uint8Array.of(revision),
});
const opened: LabState = { ...initialState(), runId: RUN };

/** The page after these contents have come, in order. */
function afterReading(state: LabState, contents: readonly ArtifactContent[]): LabState {
  return contents.reduce(
    (before, artifact) => applyEvent(before, { type: 'artifactRead', runId: RUN, artifact }),
    state,
  );
}
const numbered = (count: number) => Array.from({ length: count }, (_, index) => content(`${index}.png`));
const names = ({ artifactContents }: LabState) => [...artifactContents.keys()];

test('the contents of several artifacts are kept, each as it was read last', () => {
  const state = afterReading(opened, [content('a'), content('b'), content('a', 2)]);
  expect(names(state)).toEqual(['b', 'a']);
  expect(state.artifactContents.get('a')?.content).toEqual(Uint8Array.of(2));
});

test('beyond so many the content that was read longest ago goes', () => {
  const state = afterReading(opened, [...numbered(CONTENTS_AT_MOST), content('0.png', 2), content('more.png')]);
  expect(state.artifactContents.size).toBe(CONTENTS_AT_MOST);
  expect(names(state)).not.toContain('1.png');
  expect(names(state).slice(-2)).toEqual(['0.png', 'more.png']);
});

test('the content that a person looks at stays, however many others are read', () => {
  const state = afterReading({ ...opened, artifactInView: '0.png' }, numbered(CONTENTS_AT_MOST * 2));
  expect(state.artifactContents.size).toBe(CONTENTS_AT_MOST);
  expect(names(state)[0]).toBe('0.png');
});

test('a state that was given out keeps its own contents', () => {
  const before = afterReading(opened, [content('a')]);
  afterReading(before, [content('b')]);
  expect(names(before)).toEqual(['a']);
  expect(names(opened)).toEqual([]);
});

test('a reset forgets the contents', () => {
  const state = afterReading({ ...opened, artifactInView: 'a' }, [content('a')]);
  expect(applyEvent(state, { type: 'abandoned', runId: RUN })).toMatchObject({
    artifactContents: new Map(),
    artifactInView: null,
  });
});

test('unread is what is listed and did not come, or came before it was changed', () => {
  const artifacts = [summary('new', 4), summary('changed', 3), summary('read', 2), summary('not asked', 5)];
  const state = afterReading({ ...opened, artifacts }, [content('changed', 1), content('read', 2), content('dropped')]);
  expect(unreadArtifacts(state, ['read', 'changed', 'dropped', 'new'])).toEqual(['new', 'changed']);
  expect(['new', 'changed', 'read', 'dropped'].filter((name) => hasNewest(state, name))).toEqual(['read']);
});

test('the list may be older than the content: what came is then the newest', () => {
  const state = afterReading({ ...opened, artifacts: [summary('a', 2)] }, [content('a', 3)]);
  expect(unreadArtifacts(state, ['a'])).toEqual([]);
});

test('missing is only what is listed and not here', () => {
  const state = afterReading({ ...opened, artifacts: [summary('here', 9), summary('away')] }, [content('here')]);
  expect(['here', 'away', 'never'].map((name) => isMissing(state, name))).toEqual([false, true, false]);
  expect(isMissing(state, null)).toBe(false);
});
