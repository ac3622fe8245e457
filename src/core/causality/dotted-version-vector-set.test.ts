import { describe, expect, it } from 'vitest';
import { actorId } from '../ids.ts';
import {
  carrying,
  type DottedVersionVectorSet,
  discard,
  EMPTY_SET,
  fold,
  keepGreatest,
  put,
  sync,
  type Valued,
} from './dotted-version-vector-set.ts';
import { EMPTY_VECTOR, vectorOf } from './version-vector.ts';

type Set = DottedVersionVectorSet<Valued>;

const A = actorId('A');
const B = actorId('B');
const upTo = (...counters: readonly (readonly [typeof A, number])[]) => vectorOf(counters);
const value = (text: string): Valued => ({ value: text });
const write = (set: Set, text: string, seen = EMPTY_VECTOR, actor = A): Set => put(set, value(text), seen, actor);
/** The siblings as `text@actor number`. */
const told = ({ siblings }: Set): readonly string[] =>
  siblings.map((sibling) => `${sibling.value}${sibling.dot ? `@${sibling.dot.actor}${sibling.dot.counter}` : ''}`);

describe('put', () => {
  it('Mary writes twice without a context, Peter answers her first value: her second one stays', () => {
    const first = write(EMPTY_SET, 'v1');
    const second = write(first, 'v2');
    const third = write(second, 'v3', first.context);
    expect(told(second)).toEqual(['v1@A1', 'v2@A2']);
    expect(told(third)).toEqual(['v2@A2', 'v3@A3']);
    expect(third.context).toEqual(upTo([A, 3]));
  });

  it('remembers what the client has seen, though this replica never held it', () => {
    const set = write(EMPTY_SET, 'v', upTo([A, 4]), B);
    expect(set.context).toEqual(upTo([A, 4], [B, 1]));
    expect(told(sync(set, write(EMPTY_SET, 'old')))).toEqual(['v@B1']);
  });

  it('counts on from what the client has seen, even after the replica lost its disk', () => {
    expect(told(write(EMPTY_SET, 'v', upTo([A, 4])))).toEqual(['v@A5']);
  });
});

describe('sync', () => {
  it('drops what the other side has seen and let go', () => {
    const both = write(write(EMPTY_SET, 'v1'), 'v2');
    const emptied: Set = { context: upTo([A, 1]), siblings: [] };
    expect(told(sync(emptied, both))).toEqual(['v2@A2']);
    expect(told(sync(both, emptied))).toEqual(['v2@A2']);
  });

  it('of two writes under one dot believes the side that has counted further, else what is here', () => {
    const reborn = write(EMPTY_SET, 'jon');
    const remembered = write(write(EMPTY_SET, 'phil'), 'bob');
    expect(told(sync(reborn, remembered))).toEqual(['phil@A1', 'bob@A2']);
    expect(sync(remembered, reborn)).toBe(remembered);
    expect(told(sync(reborn, write(EMPTY_SET, 'phil')))).toEqual(['jon@A1']);
  });

  it('a single write on its way does not cover the earlier ones of its actor', () => {
    const second = carrying(value('v2'), { actor: A, counter: 2 }, EMPTY_VECTOR);
    const first = carrying(value('v1'), { actor: A, counter: 1 }, EMPTY_VECTOR);
    expect(told(sync(sync<Valued>(EMPTY_SET, second), first))).toEqual(['v1@A1', 'v2@A2']);
  });
});

describe('values without a dot', () => {
  const folded: Set = fold(write(write(EMPTY_SET, '1'), '2'), (siblings) =>
    value(siblings.map((each) => each.value).join('+')),
  );

  it('come from folding all siblings into one', () => {
    expect(told(folded)).toEqual(['1+2']);
    expect(folded.context).toEqual(upTo([A, 2]));
    expect(fold<Valued>(EMPTY_SET, () => value('of nothing'))).toBe(EMPTY_SET);
  });

  it('survive the write that has read them, and go before a strictly newer context', () => {
    expect(told(write(folded, '3', folded.context))).toEqual(['3@A3', '1+2']);
    expect(told(discard(folded, upTo([A, 3])))).toEqual([]);
    expect(told(sync(folded, write(folded, '3')))).toEqual(['3@A3', '1+2']);
  });

  it('stay from both sides where neither is strictly newer, equal ones once', () => {
    const other: Set = { context: folded.context, siblings: [...folded.siblings, { value: 'x', dot: null }] };
    expect(told(sync(folded, other))).toEqual(['1+2', 'x']);
    expect(sync(folded, folded)).toBe(folded);
  });
});

describe('keepGreatest', () => {
  it('looks at the newest of each actor only, and keeps the greatest in its place', () => {
    const set = write(write(write(EMPTY_SET, '9'), '2'), '5', EMPTY_VECTOR, B);
    expect(told(keepGreatest(set))).toEqual(['5@B1']);
    expect(keepGreatest(set).context).toBe(set.context);
  });
});
