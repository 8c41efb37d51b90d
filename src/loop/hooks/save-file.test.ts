import { expect, test } from 'vitest';
import { RecordingArtifacts } from '../testing/recording-artifacts.ts';
import { createTestLoop } from '../testing/test-loop.ts';
import { SaveFile } from './save-file.ts';

test('[SF1] the texts are artifacts of the run before it begins', () => {
  const artifacts = new RecordingArtifacts();
  const files: Record<string, string> = {
    'notes.txt': 'first try',
    'src/net.JSON': '{}',
    'a.csv': 'x\n',
    config: 'k: v',
  };
  const hook = new SaveFile({ files }, { artifacts });
  files['notes.txt'] = 'changed later';
  expect(artifacts.names).toEqual([]);
  hook.beforeTraining();
  expect([...artifacts.all.values()]).toEqual([
    { name: 'notes.txt', mediaType: 'text/plain', content: 'first try', epochId: null },
    { name: 'src/net.JSON', mediaType: 'application/json', content: '{}', epochId: null },
    { name: 'a.csv', mediaType: 'text/csv', content: 'x\n', epochId: null },
    { name: 'config', mediaType: 'text/plain', content: 'k: v', epochId: null },
  ]);
});

test('[SF1] in a training, before the first batch', async () => {
  const artifacts = new RecordingArtifacts();
  const seen: unknown[] = [];
  const hooks = [
    new SaveFile({ files: { '../../etc/notes.md': '# one' } }, { artifacts }),
    { afterBatch: () => void seen.push(artifacts.names) },
  ];
  await createTestLoop({ hooks, skipZerothEpoch: true }).loop.runTraining();
  expect(seen[0]).toEqual(['etc/notes.md']);
  expect(artifacts.all.get('etc/notes.md')?.mediaType).toBe('text/markdown');
});

test('[SF2] no files, or a name that names none', () => {
  expect(() => new SaveFile()).toThrow('SaveFile: files must name at least one file and its text.');
  expect(() => new SaveFile({ files: {} })).toThrow('SaveFile: files must name at least one file and its text.');
  expect(() => new SaveFile({ files: { '/': 'x' } })).toThrow('SaveFile: files must name a file, but one is "/".');
  expect(() => new SaveFile({ files: { a: '' } })).toThrow('SaveFile: option files must be pairs of names');
});
