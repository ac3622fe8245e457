/** Read repair: whom it mends, and whether the client waits for that. */
import { describe, expect, it } from 'vitest';
import type { LooseCommand, Sample } from '../engine/testing/sample.ts';
import { type Told, tellRun } from '../engine/testing/told.ts';

/** C is near to A and B is far, so that of the answers that A asks for C's is the first. */
const sample = (readRepair: string, more: Sample['systemOptions'] = {}): Sample => ({
  system: 'leaderless',
  systemOptions: { w: '1', r: '2', 'read-repair': readRepair, ...more },
  network: { links: [{ between: ['A', 'C'] as never, latency: { kind: 'fixed', ms: 10 } }] },
});

const put = { at: 0, do: 'put', client: 'alice', key: 'k', value: 'x', via: 'A' };
/** At 350 ms A asks; it has C's answer at 370 ms and B's at 450 ms. */
const get = { at: 300, do: 'get', client: 'bob', key: 'k', via: 'A' };

/** Only A has the write. */
const missed: readonly LooseCommand[] = [
  put,
  ...['B', 'C'].map((replica) => ({ at: 51, do: 'drop', message: `alice#1/replicate/A>${replica}` })),
  get,
];

const answeredAtMs = ({ lines }: Told, words = 'bob reads k: x.'): readonly number[] =>
  lines.filter((line) => line.endsWith(words)).map((line) => Number.parseFloat(line));

describe('read repair', () => {
  it.each([
    ['on', { A: ['x'], B: ['x'], C: ['x'] }],
    ['quorum', { A: ['x'], B: [], C: ['x'] }],
    ['blocking', { A: ['x'], B: [], C: ['x'] }],
    ['blocking-all', { A: ['x'], B: ['x'], C: ['x'] }],
    ['off', { A: ['x'], B: [], C: [] }],
  ])('(%s) mends those of its choice and no others', (readRepair, kept) => {
    const told = tellRun(sample(readRepair), missed);
    expect(told.kept('k')).toEqual(kept);
    expect(answeredAtMs(told)).toHaveLength(1);
  });

  it.each([
    ['on', 420],
    ['quorum', 420],
    ['off', 420],
    // There and back once more between A and C.
    ['blocking', 440],
    // B's answer at 450 ms, its repair there at 500, its word of that at 550.
    ['blocking-all', 600],
  ])('(%s) answers the client at the time that its choice says', (readRepair, atMs) => {
    expect(answeredAtMs(tellRun(sample(readRepair), missed))).toEqual([atMs]);
  });

  it('of all sends to each that is stale, once, and to nobody else', () => {
    const sent = (commands: readonly LooseCommand[]) =>
      tellRun(sample('on'), commands).lines.flatMap(
        (line) => /\S+ A repair from A reaches (\S+)/.exec(line)?.[1] ?? [],
      );
    expect(sent(missed)).toEqual(['C', 'B']);
    expect(sent([put, get])).toEqual([]);
    expect(sent([put, ...missed.slice(1, 2), get])).toEqual(['B']);
  });

  it('that blocks waits for each of the R that was stale', () => {
    const three = tellRun(sample('blocking', { r: 'all' }), missed);
    expect(three.kept('k')).toEqual({ A: ['x'], B: ['x'], C: ['x'] });
    // The answer of B at 450, its repair there at 500, its word of that at 550.
    expect(answeredAtMs(three)).toEqual([600]);
  });

  it('that blocks waits for no repair of the coordinator’s own', () => {
    const told = tellRun(sample('blocking'), [
      { ...put, via: 'C' },
      { at: 51, do: 'drop', message: 'alice#1/replicate/C>A' },
      get,
    ]);
    expect(told.kept('k')['A']).toEqual(['x']);
    expect(answeredAtMs(told)).toEqual([420]);
  });

  it('that blocks gives no answer while a repair is not confirmed, and after the time-out says that it failed', () => {
    const lost = [...missed, { at: 371, do: 'drop', message: 'bob?1/repair/A>C' }];
    expect(answeredAtMs(tellRun(sample('blocking'), lost))).toEqual([]);
    const timed = tellRun(sample('blocking', { 'time-out': '200' }), lost);
    expect(answeredAtMs(timed)).toEqual([]);
    const failure = 'bob is told that bob?1 failed: too few replicas answered in time.';
    expect(answeredAtMs(timed, failure)).toEqual([600]);
    const confirmation = [...missed, { at: 381, do: 'drop', message: 'bob?1/acknowledge/C>A' }];
    expect(answeredAtMs(tellRun(sample('blocking'), confirmation))).toEqual([]);
    expect(answeredAtMs(tellRun(sample('quorum'), lost))).toEqual([420]);
  });

  it('of all that blocks waits for answers until the time-out, and then for the repair of those that came', () => {
    const lost = [...missed, { at: 401, do: 'drop', message: 'bob?1/state/B>A' }];
    expect(answeredAtMs(tellRun(sample('blocking-all'), lost))).toEqual([]);
    const timed = tellRun(sample('blocking-all', { 'time-out': '200' }), lost);
    // 200 ms after A asked, there and back between A and C, and to the client.
    expect(answeredAtMs(timed)).toEqual([620]);
    expect(timed.kept('k')).toEqual({ A: ['x'], B: [], C: ['x'] });
    // A repair that is lost as well is not waited for for ever.
    const both = [...lost, { at: 551, do: 'drop', message: 'bob?1/repair/A>C' }];
    const failure = 'bob is told that bob?1 failed: too few replicas answered in time.';
    expect(answeredAtMs(tellRun(sample('blocking-all', { 'time-out': '200' }), both), failure)).toEqual([800]);
  });

  it('of all that blocks fails where fewer than R answer in time', () => {
    const silent = ['B', 'C'].map((replica) => ({ at: 351, do: 'drop', message: `bob?1/ask-state/A>${replica}` }));
    const told = tellRun(sample('blocking-all', { 'time-out': '200' }), [put, get, ...silent]);
    expect(answeredAtMs(told, 'bob is told that bob?1 failed: too few replicas answered in time.')).toEqual([600]);
  });
});
