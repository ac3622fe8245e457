import { describe, expect, it } from 'vitest';
import { simulate } from '../engine/run.ts';
import { type LooseCommand, type Sample, sampleRun } from '../engine/testing/sample.ts';
import { windowOf } from '../timeline/window.ts';
import { listed, plainText } from './sentence.ts';

const told = (sample: Sample, script: readonly LooseCommand[]) =>
  windowOf(simulate(sampleRun(sample, script)), 0, 1_000).moments.flatMap(({ events }) =>
    events.map(({ sentence }) => plainText(sentence)),
  );
const put = (at: number, client: string, value: unknown, more: object = {}) => ({
  at,
  do: 'put',
  client,
  key: 'cart',
  value,
  ...more,
});

describe('sentences', () => {
  it('tell who writes what where, and what context goes with it', () => {
    expect(told({}, [put(0, 'alice', ['milk', 'eggs'])])[0]).toBe(
      'alice writes milk, eggs to cart through A, showing no context: alice#1.',
    );
    expect(told({}, [put(0, 'alice', 'x'), put(300, 'alice', 'y')])).toContain(
      'alice writes y to cart through A, showing context {A:1}: alice#2.',
    );
  });

  it('tell what a replica dropped unseen, and the comparison that decided', () => {
    const script = [put(0, 'alice', 'left'), put(3, 'bob', 'right')];
    expect(told({ strategy: 'last-write-wins' }, script)).toContain(
      'A stores bob#1 and drops alice#1 (left) for bob#1, which had not seen it, because its stamp 53 ms is later than 50 ms.',
    );
  });

  it('tell which revision a write follows, and why one is refused', () => {
    const sample = { strategy: 'revision-tree', strategyOptions: { onStaleParent: 'reject' } };
    const script = [put(0, 'alice', 'x'), put(300, 'alice', 'y'), put(600, 'bob', 'z')];
    const sentences = told(sample, script);
    expect(sentences.find((sentence) => sentence.startsWith('alice writes y'))).toMatch(
      /showing revision 1-[0-9a-f]{8}:/,
    );
    expect(sentences.find((sentence) => sentence.startsWith('B rejects bob#1'))).toMatch(
      /^B rejects bob#1: 1-[0-9a-f]{8} does not follow 2-[0-9a-f]{8}\.$/,
    );
  });

  it('tell what was replaced knowingly', () => {
    expect(told({}, [put(0, 'alice', 'x'), put(300, 'alice', 'y')])).toContain(
      'A stores alice#2 and replaces alice#1, which had been seen.',
    );
  });

  it('tell of siblings', () => {
    expect(told({}, [put(0, 'alice', 'x'), put(0, 'bob', 'y')])).toContain(
      'A stores bob#1; siblings now: alice#1 and bob#1.',
    );
  });

  it('tell how a clock stands and runs', () => {
    expect(told({}, [{ at: 0, do: 'clock', node: 'A', offsetMs: -3, driftPpm: 500 }])).toEqual([
      'The clock of A now stands 3 ms behind and gains 0.5 ms a second.',
    ]);
  });

  it('end with a full stop and hold no jargon of ours', () => {
    for (const sentence of told({ merge: 'union', system: 'leaderless' }, [
      put(0, 'alice', 'x'),
      put(0, 'bob', 'y'),
      { at: 500, do: 'get', client: 'bob', key: 'cart' },
    ])) {
      expect(sentence).toMatch(/\.$/);
      expect(sentence).not.toMatch(/undefined|null|\[object/);
    }
  });
});

describe('words', () => {
  it('join names with commas and an and', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((names) => plainText(listed(names)))).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });

  it('count the names that nobody would read', () => {
    const names = [...'abcdefghi'];
    expect(plainText(listed(names.slice(0, 8)))).toBe('a, b, c, d, e, f, g and h');
    expect(plainText(listed(names))).toBe('a, b, c, d, e, f and 3 more');
  });
});

it('tells of a write that was not taken as that, and of its stamp as everywhere', () => {
  const sample: Sample = {
    strategy: 'last-write-wins',
    strategyOptions: { clock: 'physical' },
    clocks: [{ node: 'A', offsetMs: 300, driftPpm: 0 }] as never,
  };
  const lines = told(sample, [put(0, 'alice', 'left'), put(200, 'bob', 'right')]);
  expect(lines.filter((line) => line.includes('does not take'))).toEqual([
    'B does not take bob#1 (right) and keeps alice#1, which had not seen it, because its stamp 350 ms is later than 250 ms.',
  ]);
});
