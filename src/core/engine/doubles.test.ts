import { describe, expect, it } from 'vitest';
import { plainText } from '../narrate/sentence.ts';
import { windowOf } from '../timeline/window.ts';
import { accountAfter } from '../verdicts/account.ts';
import { simulate } from './run.ts';
import { type LooseCommand, type Sample, sampleRun } from './testing/sample.ts';

/** Alice is near A, the server is B: what she asks is handed on, and this network delivers that twice. */
const twice: Sample = {
  system: 'single-server',
  replicas: ['B', 'A'],
  network: { duplicatePercent: 100 },
};
const late = { at: 60, do: 'delay', message: 'alice#1/forward/A>B/again', untilMs: 400 };
const put = { at: 0, do: 'put', client: 'alice', via: 'A', key: 'k', value: 'x' };
const increment = { at: 0, do: 'increment', client: 'alice', via: 'A', key: 'k', by: 2 };

function runOf(sample: Sample, script: readonly LooseCommand[], identity: 'none' | 'request' = 'none') {
  const input = sampleRun({ ...twice, ...sample }, script);
  const retry = { timeoutMs: 2_000, attempts: 1, identity };
  const run = simulate({ ...input, scenario: { ...input.scenario, retry } });
  const account = accountAfter(run, run.recording.steps - 1);
  const { base } = windowOf(run, run.recording.steps, 0);
  return {
    shown: base.replicas.map(({ keys }) => keys[0]?.siblings.map(({ value }) => value)),
    fates: account.verdicts.map(({ write, fate }) => [write, fate]),
    verdicts: account.verdicts,
    duplicates: account.anomalies.filter(({ kind }) => kind === 'duplicate-effect').map(({ because }) => because),
    losses: run.observer.marks.filter(({ kind }) => kind === 'loss').map(({ text }) => text),
    told: windowOf(run, 0, 10_000).moments.flatMap(({ atUs, events }) =>
      events.map(({ sentence }) => `${atUs / 1_000} ${plainText(sentence)}`),
    ),
    messages: windowOf(run, 0, 10_000).moments.flatMap(({ events }) =>
      events.flatMap(({ event }) => ('message' in event && event.kind === 'delivered' ? [event.message] : [])),
    ),
  };
}

describe('a request that is handed on and delivered twice', () => {
  it('counts twice in a counter, which is named as a double effect', () => {
    const { shown, fates, duplicates } = runOf({ strategy: 'counter' }, [increment]);
    expect(shown[0]).toEqual([4]);
    expect(duplicates).toEqual([
      'alice#1~again says the same as alice#1, and B keeps both: k counts both and is 4, and should be 2',
    ]);
    // The one that was not answered first never gets an answer of its own.
    expect(fates).toEqual([
      ['alice#1', 'surviving'],
      ['alice#1~again', 'unknown'],
    ]);
  });

  it('counts once where the request has an identity', () => {
    const { shown, fates, duplicates, told } = runOf({ strategy: 'counter' }, [increment, late], 'request');
    expect(shown[0]).toEqual([2]);
    expect(duplicates).toEqual([]);
    expect(fates).toEqual([['alice#1', 'surviving']]);
    expect(told).toContain('400 B has taken this write in before, and does not do it twice.');
  });

  it('is told plainly, under the names that the messages had on their way', () => {
    const { told, messages } = runOf({ strategy: 'counter' }, [increment, late]);
    expect(told).toContain(
      '400 The network delivers the request handed on from A to B for alice#1 twice, and nothing says so: this one is taken for another write, alice#1~again.',
    );
    expect(told).toContain('400 B stores alice#1~again.');
    expect(messages).toEqual([
      'alice#1/request/alice>A',
      'alice#1/forward/A>B',
      'alice#1/reply/B>alice',
      'alice#1/forward/A>B/again',
      'alice#1~again/reply/B>alice',
    ]);
  });

  it('is a sibling of itself where siblings are kept', () => {
    const { told, duplicates } = runOf({ strategy: 'dotted-version-vectors' }, [put, late]);
    expect(told).toContain('400 B stores alice#1~again; siblings now: alice#1 and alice#1~again.');
    expect(duplicates).toEqual(['alice#1~again says the same as alice#1, and B keeps both']);
  });

  it.each(['last-write-wins', 'version-vectors-client', 'version-vectors-server-stamped', 'arrival-order'])(
    'is no loss where it takes its own place (%s)',
    (strategy) => {
      const { verdicts, losses, duplicates } = runOf({ strategy }, [put, late]);
      expect(losses).toEqual([]);
      expect(duplicates).toEqual([]);
      expect(verdicts[0]).toMatchObject({
        write: 'alice#1',
        fate: 'surviving',
        holders: ['B'],
        because: 'the same value was there as alice#1~again',
      });
    },
  );

  it('brings back what had been lost meanwhile, and what it overwrites is lost', () => {
    const bob = { at: 200, do: 'put', client: 'bob', via: 'B', key: 'k', value: 'y', context: 'none' };
    const { fates } = runOf({ strategy: 'last-write-wins' }, [put, bob, late]);
    expect(fates).toEqual([
      ['bob#1', 'lost'],
      ['alice#1', 'surviving'],
      ['alice#1~again', 'unknown'],
    ]);
  });

  it('and whose two sayings are both gone, went for what took the place of the last', () => {
    const bob = { at: 500, do: 'put', client: 'bob', via: 'B', key: 'k', value: 'y', context: 'none' };
    expect(runOf({ strategy: 'last-write-wins' }, [put, bob, late]).verdicts[0]).toMatchObject({
      write: 'alice#1',
      fate: 'lost',
      by: 'bob#1',
    });
  });

  it('is nobody’s write where the second is lost', () => {
    const { fates } = runOf({ strategy: 'counter' }, [
      increment,
      { at: 60, do: 'drop', message: 'alice#1/forward/A>B/again' },
    ]);
    expect(fates).toEqual([['alice#1', 'surviving']]);
  });

  it('and is handed on farther is another write for each double of it', () => {
    const sample: Sample = {
      strategy: 'counter',
      system: 'leaderless',
      systemOptions: { n: '1', w: '1', r: '1', coordinator: 'home' },
      replicas: ['A', 'B', 'C'],
    };
    // Whoever keeps the key leaves while the request is on its way there, and hands it on to the next.
    const leave = (replica: string) => ({ at: 70, do: 'leave', replica });
    const { fates, shown } = ['A', 'B', 'C']
      .map((home) => runOf(sample, [{ ...increment, via: home === 'A' ? 'B' : 'A' }, leave(home)]))
      .reduce((most, each) => (each.fates.length > most.fates.length ? each : most));
    expect(new Set(fates.map(([write]) => write)).size).toBe(4);
    expect(shown.flat()).toContain(8);
  });
});

describe('a copy between replicas that is delivered twice', () => {
  it.each(['counter', 'dotted-version-vectors', 'last-write-wins'])('has one effect (%s)', (strategy) => {
    const change = strategy === 'counter' ? increment : put;
    const { fates, duplicates, shown } = runOf({ strategy, system: 'multi-leader' }, [change]);
    expect(fates).toEqual([['alice#1', 'surviving']]);
    expect(duplicates).toEqual([]);
    expect(shown).toEqual(strategy === 'counter' ? [[2], [2]] : [['x'], ['x']]);
  });
});
