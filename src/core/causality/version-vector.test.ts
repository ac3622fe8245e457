import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorId } from '../ids.ts';
import {
  compare,
  counterOf,
  covers,
  decidingActors,
  EMPTY_VECTOR,
  join,
  type VersionVector,
  vectorOf,
  withCounter,
} from './version-vector.ts';

const names = ['A', 'B', 'a', '__proto__', 'constructor'].map(actorId);
const vectors: fc.Arbitrary<VersionVector> = fc
  .array(fc.tuple(fc.constantFrom(...names), fc.nat(3)), { maxLength: 8 })
  .map(vectorOf);

describe('vv-order', () => {
  it('says what the counters say, a missing one counting as 0', () => {
    fc.assert(
      fc.property(vectors, vectors, (left, right) => {
        const reaches = (one: VersionVector, other: VersionVector): boolean =>
          names.every((name) => counterOf(one, name) >= counterOf(other, name));
        expect(covers(left, right)).toBe(reaches(left, right));
        expect(compare(left, right) === 'equal').toBe(reaches(left, right) && reaches(right, left));
        expect(compare(left, right) === 'concurrent').toBe(!reaches(left, right) && !reaches(right, left));
      }),
    );
  });

  it('is a partial order', () => {
    const mirrored = { before: 'after', after: 'before', equal: 'equal', concurrent: 'concurrent' } as const;
    fc.assert(
      fc.property(vectors, vectors, vectors, (a, b, c) => {
        expect(compare(a, a)).toBe('equal');
        expect(compare(b, a)).toBe(mirrored[compare(a, b)]);
        if (compare(a, b) === 'before' && compare(b, c) === 'before') expect(compare(a, c)).toBe('before');
      }),
    );
  });

  it('has the entry-wise maximum as least upper bound', () => {
    fc.assert(
      fc.property(vectors, vectors, vectors, (a, b, c) => {
        const both = join(a, b);
        for (const name of names) expect(counterOf(both, name)).toBe(Math.max(counterOf(a, name), counterOf(b, name)));
        expect(covers(both, a) && covers(both, b)).toBe(true);
        if (covers(c, a) && covers(c, b)) expect(covers(c, both)).toBe(true);
      }),
    );
  });
});

it('keeps entries sorted, each actor once, none at 0', () => {
  fc.assert(
    fc.property(vectors, vectors, fc.constantFrom(...names), (a, b, actor) => {
      for (const vector of [a, join(a, b), withCounter(a, actor, 7)]) {
        const actors = vector.map((entry) => entry.actor);
        expect(actors).toEqual([...new Set(actors)].sort());
        expect(vector.every(({ counter }) => counter > 0)).toBe(true);
      }
      expect(counterOf(withCounter(a, actor, 7), actor)).toBe(7);
    }),
  );
});

it('gives the very same vector where a join adds nothing', () => {
  fc.assert(
    fc.property(vectors, vectors, (a, b) => {
      const both = join(a, b);
      expect(join(both, a)).toBe(both);
      expect(join(a, both)).toBe(covers(a, both) ? a : both);
    }),
  );
});

it('names the actors that settle an order', () => {
  fc.assert(
    fc.property(vectors, vectors, (a, b) => {
      const differing = names.filter((name) => counterOf(a, name) !== counterOf(b, name));
      expect(decidingActors(a, b)).toEqual([...differing].sort());
    }),
  );
  expect(decidingActors(EMPTY_VECTOR, EMPTY_VECTOR)).toEqual([]);
});
