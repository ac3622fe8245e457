import { expect, test } from 'vitest';
import { vectorOf } from '../../core/causality/version-vector.ts';
import { actorId, operationId } from '../../core/ids.ts';
import { conclusionOf } from './conclusion.ts';

const write = (name: string) => ({ write: operationId(name), label: name });
const vector = (counters: { readonly [actor: string]: number }) =>
  vectorOf(Object.entries(counters).map(([actor, counter]) => [actorId(actor), counter] as const));

test('concurrent vectors have the sign of concurrency', () => {
  const conclusion = conclusionOf({
    kind: 'vectors',
    incoming: { ...write('alice#1'), mark: vector({ A: 2, B: 1 }) },
    stored: { ...write('bob#1'), mark: vector({ A: 1, B: 2 }) },
    order: 'concurrent',
    deciding: [actorId('A'), actorId('B')],
    result: 'both kept',
  });
  expect(conclusion.sign).toBe('∥');
  expect(conclusion.words).toContain('Both are kept');
});

test('a tie of stamps names the rule that broke it', () => {
  const stamp = { timeMs: 100, counter: 0 };
  const conclusion = conclusionOf({
    kind: 'stamps',
    incoming: { ...write('a#1'), mark: stamp },
    stored: { ...write('b#1'), mark: stamp },
    winner: 'stored',
    rule: 'the greater value',
  });
  expect(conclusion).toEqual({
    sign: '=',
    words: 'The stamps are equal, so the greater value wins: the stored value is kept, the incoming one dropped.',
  });
});

test('a stamp too far ahead of a clock is refused, and no tie is spoken of', () => {
  const { sign, words } = conclusionOf({
    kind: 'stamps',
    incoming: { ...write('a#1'), mark: { timeMs: 60_000, counter: 0 } },
    stored: { write: null, label: 'the clock of A', mark: { timeMs: 25, counter: 0 } },
    winner: 'stored',
    rule: 'more than 500 ms ahead',
  });
  expect(sign).toBe('>');
  expect(words).toBe(
    'The stamp is more than 500 ms ahead of the clock of A. What comes from a client is rejected, a copy waits until the clock has come up to it.',
  );
});

test('a dot beyond the context is kept', () => {
  const conclusion = conclusionOf({
    kind: 'dots',
    side: 'stored',
    sibling: { ...write('a#1'), mark: { actor: actorId('A'), counter: 3 } },
    context: vector({ A: 2 }),
    covered: false,
    result: 'kept',
  });
  expect(conclusion.sign).toBe('>');
});

test('what a client had not been shown, its change leaves alone', () => {
  const effect = { ...write('a#1'), mark: { type: 'change', kind: 'add', item: 'eggs' } };
  const other = { ...write('b#1'), mark: { type: 'change', kind: 'remove', item: 'eggs' } };
  const sides = { kind: 'observed', side: 'stored', effect, other } as const;
  expect(conclusionOf({ ...sides, observed: false, result: 'kept' })).toEqual({
    sign: '∥',
    words: 'The client of b#1 had not been shown a#1, so its change leaves it alone. It is kept.',
  });
  expect(conclusionOf({ ...sides, observed: true, result: 'dropped' }).sign).toBe('>');
});

test('of two branches both are kept, and the rule says which goes first', () => {
  const conclusion = conclusionOf({
    kind: 'revisions',
    incoming: { ...write('a#1'), mark: { generation: 2, id: 'a' } },
    stored: { ...write('b#1'), mark: { generation: 2, id: 'b' } },
    winner: 'stored',
    rule: 'id',
    result: 'both kept',
  });
  expect(conclusion.sign).toBe('∥');
  expect(conclusion.words).toContain('The stored one goes before the other: its id is the greater');
});

test('a revision made from another takes its place', () => {
  const conclusion = conclusionOf({
    kind: 'revisions',
    incoming: { ...write('a#1'), mark: { generation: 1, id: 'a' } },
    stored: { ...write('b#1'), mark: { generation: 2, id: 'b' } },
    winner: 'stored',
    rule: 'descent',
    result: 'incoming dropped',
  });
  expect(conclusion).toEqual({
    sign: '<',
    words: 'The stored revision was made from the incoming one. The incoming value is dropped.',
  });
});

test('the greater op id is shown, and both are kept', () => {
  const conclusion = conclusionOf({
    kind: 'op-ids',
    incoming: { ...write('a#1'), mark: { counter: 3, actor: actorId('A') } },
    stored: { ...write('b#1'), mark: { counter: 2, actor: actorId('B') } },
    winner: 'incoming',
    rule: 'counter',
    result: 'both kept',
  });
  expect(conclusion.words).toContain('The incoming one goes before the other: its counter is the greater.');
});

test('a write that had seen a part of what one vector stands for: why all of it stays', () => {
  const { sign, words } = conclusionOf({
    kind: 'vectors',
    incoming: { write: null, label: 'context of a#2', mark: vector({ A: 1 }) },
    stored: { ...write('b#1'), mark: vector({ A: 2 }) },
    order: 'before',
    deciding: [actorId('A')],
    result: 'both kept',
  });
  expect(sign).toBe('<');
  expect(words).toContain('cannot say which of it the write had seen: all of it stays');
});

test('a merge of sums says what is new, what was known and what they make', () => {
  const { sign, words } = conclusionOf({
    kind: 'union',
    parts: [
      { ...write('a#1'), mark: 10, standing: 'known' },
      { ...write('b#1'), mark: 3, standing: 'new' },
    ],
    sum: { before: 10, after: 13 },
  });
  expect(sign).toBe('+');
  expect(words).toBe(
    '1 change that came is new here and taken in. 1 change was here already and counts once. The sum goes from 10 to 13.',
  );
});
