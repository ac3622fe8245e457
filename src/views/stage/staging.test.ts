import { expect, test, vi } from 'vitest';
import { createReel } from '../../app/reel.ts';
import { simulate } from '../../core/engine/run.ts';
import { sampleRun } from '../../core/engine/testing/sample.ts';
import { windowOf } from '../../core/timeline/window.ts';
import { ghostsOf } from './staging.ts';

vi.mock('../../app/store.ts', () => ({ lab: {} }));

const put = (client: string, via: string, value: string) => ({ at: 0, do: 'put', client, key: 'k', value, via });
const SCRIPT = [
  put('alice', 'A', 'left'),
  put('bob', 'B', 'right'),
  { at: 55, do: 'delay', message: 'bob#1/replicate/B>A', untilMs: 400 },
  { at: 55, do: 'delay', message: 'bob#1/replicate/B>C', untilMs: 90 },
];

/** What the replicas drop, under last write wins where A's clock is far ahead. */
function droppedIn(script: Parameters<typeof sampleRun>[1]): readonly string[] {
  const clocks = [{ node: 'A', offsetMs: 900, driftPpm: 0 }] as never;
  const run = simulate(sampleRun({ strategy: 'last-write-wins', clocks }, script));
  const reel = createReel(windowOf(run, 0, 1_000), 1);
  return reel
    .momentsBetween(0, reel.last)
    .flatMap((moment) =>
      ghostsOf(reel.sceneAt(moment.step - 1), moment, reel.sceneAt(moment.step), run.observer.marks).map(
        ({ write, replica, fate }) => `${moment.atUs / 1_000} ${replica} ${write} ${fate}`,
      ),
    );
}

test('what a replica drops is lost only where nothing carries a copy of it any more', () => {
  expect(droppedIn(SCRIPT)).toEqual(['100 B bob#1 dropped', '100 C bob#1 dropped', '400 A bob#1 lost']);
});

test('what is gone before its client has an answer is not called lost', () => {
  const held = { at: 60, do: 'hold', message: 'bob#1/reply/B>bob' };
  expect(droppedIn([...SCRIPT, held])).toContain('400 A bob#1 gone');
});
