import { describe, expect, test } from 'vitest';
import { type Run, simulate } from '../engine/run.ts';
import type { ClockSetting } from '../engine/scenario.ts';
import { type LooseCommand, type Sample, sampleRun } from '../engine/testing/sample.ts';
import { clientId, type NodeId, replicaId } from '../ids.ts';
import { clockEffectAt } from './clocks-now.ts';

const A = replicaId('A');
const LWW = { strategy: 'last-write-wins', replicas: ['A', 'B'] } as const;
const clock = (node: string, offsetMs: number, driftPpm = 0): ClockSetting => ({
  node: node as NodeId,
  offsetMs,
  driftPpm,
});
/** Something must happen for there to be a moment. */
const READ = { at: 100, do: 'get', client: 'alice', key: 'cart' } as const;

const runOf = (sample: Sample, script: readonly LooseCommand[] = [READ]): Run => simulate(sampleRun(sample, script));
const said = (sample: Sample, node: NodeId = A, script?: readonly LooseCommand[], atUs = 100_000): string =>
  clockEffectAt(runOf(sample, script), atUs, node);

describe('last write wins by the clocks of replicas', () => {
  test('the one that is ahead wins, the one behind loses', () => {
    const sample = { ...LWW, clocks: [clock('A', 100)] };
    expect(said(sample)).toBe('Of two writes made now, the one through A wins: its clock stands 100 ms ahead of B.');
    expect(said(sample, replicaId('B'))).toBe(
      'Of two writes made now, the one through B loses: its clock stands 100 ms behind A.',
    );
  });

  test('a clock that would be set is told of as if it were, and the run stays as it is', () => {
    const run = runOf(LWW);
    expect(clockEffectAt(run, 100_000, A, 7)).toContain('A wins: its clock stands 7 ms ahead of B.');
    expect(clockEffectAt(run, 100_000, A)).toContain('stand alike');
  });

  test('of several the next is named, and one between two wins and loses', () => {
    const sample = { ...LWW, replicas: ['A', 'B', 'C'], clocks: [clock('B', 20), clock('C', -5)] };
    expect(said(sample, replicaId('B'))).toBe(
      'Of two writes made now, the one through B wins over any other: its clock stands 20 ms ahead of A, the next.',
    );
    expect(said(sample)).toBe(
      'Of two writes made now, the one through A loses to one through B, whose clock stands 20 ms ahead of its own, and wins over one through C, whose clock stands 5 ms behind.',
    );
  });

  test('clocks that stand alike leave it to the rule for equal timestamps, until one drifts', () => {
    expect(said(LWW)).toBe(
      'Of two writes made now no clock decides, but the rule for equal timestamps: the clocks of A and B stand alike.',
    );
    expect(said({ ...LWW, clocks: [clock('A', 0, 2_000)] }, A, [READ], 0)).toMatch(
      /stand alike, and it gains 2 ms on B in each second\.$/,
    );
  });

  test('a clock that was set back loses to what it stamped itself', () => {
    const script = [
      { at: 0, do: 'put', client: 'alice', key: 'cart', value: 1 },
      { at: 80, do: 'clock', node: 'A', stepMs: -70 },
    ];
    // alice's write is stamped 50; at 80 the clock of A goes back to 10.
    expect(said({ ...LWW }, A, script, 80_000)).toBe(
      'A write to cart made now through A loses even to alice#1, which came before it: its clock stands 40 ms behind that stamp.',
    );
  });

  test('a replica that is down takes no write', () => {
    const script = [{ at: 10, do: 'crash', replica: 'B' }];
    expect(said({ ...LWW, clocks: [clock('A', 100)] }, A, script)).toMatch(/^No other clock stamps writes here/);
  });

  test('the clock of a client decides nothing', () => {
    expect(said(LWW, clientId('alice'))).toBe(
      'The clock of alice decides nothing here: the replica that takes a write stamps it.',
    );
  });
});

describe('last write wins by the clocks of clients', () => {
  const sample = { ...LWW, strategyOptions: { stampedBy: 'client' }, clocks: [clock('alice', 300)] };

  test('the client that is ahead wins', () => {
    expect(said(sample, clientId('alice'))).toBe(
      'Of two writes made now, the one by alice wins: its clock stands 300 ms ahead of bob.',
    );
    expect(said(sample)).toMatch(/^The clock of A decides nothing here: the client that makes a write stamps it\.$/);
  });

  test('one that is too far ahead is refused', () => {
    const bounded = { ...sample, strategyOptions: { stampedBy: 'client', bound: '100' } };
    expect(said(bounded, clientId('alice'))).toBe(
      'A refuses what alice writes now: that clock stands 300 ms ahead of its own, and 100 ms are allowed.',
    );
  });
});

test('a hybrid clock that has heard of a later stamp is no longer behind', () => {
  const sample = { ...LWW, strategyOptions: { clock: 'hybrid' }, clocks: [clock('A', 100)] };
  const script = [{ at: 0, do: 'put', client: 'alice', key: 'cart', value: 1 }];
  expect(said(sample, replicaId('B'), script, 0)).toMatch(
    /the one through B loses: its hybrid clock stands 100 ms behind A/,
  );
  const run = runOf(sample, script);
  const last = clockEffectAt(run, 100_000, replicaId('B'));
  expect(last).toMatch(/^Of two writes made now, the one through B /);
  // At 100 ms B has heard of the stamp 150 + 0; A would stamp with its own clock, 200.
  expect(last).toBe('Of two writes made now, the one through B loses: its hybrid clock stands 50 ms behind A.');
});

test.each([
  [
    'dotted-version-vectors',
    'The clock decides nothing here: the strategy Dotted version vectors does not look at it.',
  ],
  ['arrival-order', /^The clock decides nothing here: .* does not look at it\.$/],
])('%s looks at no clock', (strategy, words) => {
  expect(said({ strategy, clocks: [clock('A', 100)] })).toEqual(
    typeof words === 'string' ? words : expect.stringMatching(words),
  );
});

test('a Lamport clock is none of this world', () => {
  expect(said({ ...LWW, strategyOptions: { clock: 'logical' }, clocks: [clock('A', 100)] })).toMatch(
    /^The clock decides nothing here: the strategy Last write wins goes by a Lamport clock/,
  );
});

test('where clients merge by their clocks, these decide', () => {
  const sample = { merge: 'last-writer', clocks: [clock('bob', 7)] } as const;
  expect(said(sample, clientId('bob'))).toBe(
    'Of two writes made now, the one by bob wins: its clock stands 7 ms ahead of alice.',
  );
  expect(said({ merge: 'union', clocks: [clock('bob', 7)] }, clientId('bob'))).toMatch(/^The clock decides nothing/);
});
