import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Run, simulate } from '../engine/run.ts';
import { type LooseCommand, sampleRun } from '../engine/testing/sample.ts';
import { plainText } from '../narrate/sentence.ts';
import { placeOf, TREE_LEVELS } from '../systems/anti-entropy.ts';
import { type LetterRecord, letterSentAt } from './letter.ts';
import type { Flight } from './scene.ts';
import type { TreeLetter } from './tree-letter.ts';
import { windowOf } from './window.ts';

/** alice writes `keys` keys, and then again those of the given numbers, of which C hears nothing. */
function missed(keys: number, numbers: readonly number[]): Run {
  const put = (at: number, number: number, value: string): LooseCommand => ({
    at,
    do: 'put',
    client: 'alice',
    key: `k${number}`,
    value,
    via: 'A',
  });
  const script = [
    ...Array.from({ length: keys }, (_, number) => put(number, number, 'one')),
    ...numbers.map((number, index) => put(300 + index, number, 'two')),
    ...numbers.map((_, index) => ({ at: 360 + index, do: 'drop', message: `alice#${keys + index + 1}/replicate/A>C` })),
  ].sort((left, right) => left.at - right.at);
  const systemOptions = { w: '1', r: '1', 'read-repair': 'off', 'anti-entropy': '1000' };
  return simulate(sampleRun({ system: 'leaderless', systemOptions }, script));
}

interface Told {
  readonly flight: Flight;
  readonly record: LetterRecord;
  readonly tree: TreeLetter;
  /** The end of the sentence of its arrival. */
  readonly arrival: string;
}

/** All that A and C say to each other in the first round, in order; C begins it. */
function roundOf(run: Run): readonly Told[] {
  const { moments } = windowOf(run, 0, 10_000);
  return moments.flatMap(({ events, changes }) =>
    changes.flights.flatMap((flight) => {
      const { operation, kind, end, waypoints } = flight;
      if (operation !== 'C~1' || end === null || (kind !== 'compare' && kind !== 'exchange')) return [];
      const record = letterSentAt(run, flight.message, waypoints[0]?.atUs ?? 0, end.atUs);
      if (record?.tree == null) throw new Error(`${flight.message} has no tree`);
      const told = events.find(({ event }) => event.kind === 'delivered' && event.message === flight.message);
      return [{ flight, record, tree: record.tree, arrival: told === undefined ? '' : plainText(told.sentence) }];
    }),
  );
}

/** The nodes that a message goes on from: the parents of those it carries, or the leaves of its keys. */
function wentOnWith(next: TreeLetter | undefined): readonly number[] {
  if (next === undefined) return [];
  return next.carried === null ? next.leaves : [...new Set(next.carried.places.map((place) => place >> 1))];
}

describe('what a message of anti-entropy shows of the tree', () => {
  test('which hashes differed is what the receiver went on with', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 19 }), { maxLength: 5 }), (numbers) => {
        const round = roundOf(missed(20, numbers));
        expect(round.length > 1).toBe(numbers.length > 0);
        for (const [index, { record, tree }] of round.entries())
          expect(record.differing).toEqual(tree.carried === null ? null : wentOnWith(round[index + 1]?.tree));
      }),
      { numRuns: 25 },
    );
  });

  test('the levels above a message are those that were compared before it', () => {
    const round = roundOf(missed(20, [3, 7, 11]));
    const compared = round.flatMap(({ tree, record }) =>
      tree.carried === null ? [] : [{ ...tree.carried, differing: record.differing }],
    );
    expect(compared).toHaveLength(TREE_LEVELS + 1);
    for (const { tree } of round) expect(tree.before).toEqual(compared.slice(0, tree.before.length));
    expect(round.map(({ tree }) => tree.before.length)).toEqual([0, 1, 2, 3, 4, 5, 5].slice(0, round.length));
  });

  test('only keys under leaves that differ are sent, and every key has the leaf of its name', () => {
    const run = missed(20, [7]);
    const sending = roundOf(run).find(({ tree }) => tree.sent.length > 0)?.tree;
    expect(sending?.sent).toContain('k7');
    expect(sending?.keys).toHaveLength(20);
    const { keys, keyHashes } = run.recording.program;
    for (const { key, leaf } of sending?.keys ?? []) {
      expect(leaf).toBe(placeOf(keyHashes[keys.indexOf(key)] ?? 0, TREE_LEVELS));
      expect(sending?.sent.includes(key)).toBe(sending?.leaves.includes(leaf));
    }
  });

  test('what it costs grows from message to message and counts a key once that is sent both ways', () => {
    const round = roundOf(missed(20, [7]));
    const costs = round.map(({ tree }) => tree.cost);
    expect(costs[0]).toMatchObject({ hashes: 1, keys: 0, bytes: 5, wholeKeys: 20 });
    expect(costs.map(({ hashes }) => hashes).slice(0, 6)).toEqual([1, 3, 5, 7, 9, 9]);
    const bytes = costs.map((cost) => cost.bytes);
    expect(bytes).toEqual([...new Set(bytes)].sort((left, right) => left - right));
    const sent = round.filter(({ tree }) => tree.sent.length > 0).map(({ tree }) => tree);
    expect(sent.map(({ isAnswer }) => isAnswer)).toEqual([false, true].slice(0, sent.length));
    for (const { cost, leaves, keys } of sent)
      expect(cost.keys).toBe(keys.filter(({ leaf }) => leaves.includes(leaf)).length);
    const last = costs.at(-1);
    expect(last?.bytes).toBeLessThan(last?.wholeBytes ?? 0);
  });

  test('before it has come nothing is known of what differs, and other messages have no tree', () => {
    const run = missed(8, [2]);
    const [first] = roundOf(run);
    const sentUs = first?.flight.waypoints[0]?.atUs ?? 0;
    expect(first?.record.differing).toEqual([0]);
    expect(letterSentAt(run, first?.flight.message as Flight['message'], sentUs)?.differing).toBeNull();
    const copy = windowOf(run, 0, 10_000)
      .moments.flatMap(({ changes }) => changes.flights)
      .find(({ kind }) => kind === 'replicate') as Flight;
    const record = letterSentAt(run, copy.message, copy.waypoints[0]?.atUs ?? 0);
    expect(record).toMatchObject({ tree: null, differing: null });
  });
});

describe('the sentence of hashes that arrive', () => {
  test('names the part that differs and the keys in it', () => {
    const round = roundOf(missed(20, [7]));
    for (const { tree, record, arrival } of round) {
      const { differing } = record;
      if (tree.carried === null || differing === null) continue;
      const { level } = tree.carried;
      const under = tree.keys.filter(({ leaf }) => differing.includes(leaf >> (TREE_LEVELS - level)));
      if (level === 0) expect(arrival).toMatch(/the hash of all its keys, and finds a difference\.$/);
      else if (level === 1)
        expect(arrival).toContain(`in the ${differing[0] === 0 ? 'left' : 'right'} half of the keys (`);
      else expect(arrival).toContain(`finds a difference in part ${(differing[0] ?? 0) + 1} of ${1 << level} (`);
      if (level > 0) expect(arrival).toContain(under[0]?.key);
      if (under.length > 4 && level > 0) expect(arrival).toContain(` and ${under.length - 4} more)`);
    }
    expect(round.length).toBeGreaterThan(5);
  });

  test('says where there is none', () => {
    expect(roundOf(missed(20, [])).map(({ arrival }) => arrival)).toEqual([
      'A gets from C the hash of all its keys, and finds no difference.',
    ]);
  });

  test('is about several parts where several differ', () => {
    const arrivals = roundOf(missed(20, [0, 1, 2, 3, 4])).map(({ arrival }) => arrival);
    expect(
      arrivals.some((arrival) =>
        /finds a difference in (both halves of the keys|parts [\d, ]+ of \d+) \(/.test(arrival),
      ),
    ).toBe(true);
  });
});
