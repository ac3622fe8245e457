import { expect, test } from 'vitest';
import { simulate } from '../engine/run.ts';
import { sampleRun } from '../engine/testing/sample.ts';
import { sceneOf } from './observe-scene.ts';
import { standAfter } from './recording.ts';

/** What alice knows at the end, the newest last. */
function known(script: Parameters<typeof sampleRun>[1]) {
  const { recording } = simulate(sampleRun({}, script));
  const [alice] = sceneOf(standAfter(recording, recording.steps, () => {})).clients;
  return alice?.remembered.map(({ key, siblings }) => [key, siblings.map(({ value }) => value)]);
}

test('a client knows of its own write once that is acknowledged, and the key that it was told of last comes last', () => {
  const writes = [
    { at: 0, do: 'put', client: 'alice', key: 'tea', value: 'green' },
    { at: 500, do: 'put', client: 'alice', key: 'cart', value: 'nuts' },
  ];
  expect(known(writes)).toEqual([
    ['tea', ['green']],
    ['cart', ['nuts']],
  ]);
  expect(known([...writes, { at: 1_000, do: 'get', client: 'alice', key: 'tea' }])).toEqual([
    ['cart', ['nuts']],
    ['tea', ['green']],
  ]);
});
