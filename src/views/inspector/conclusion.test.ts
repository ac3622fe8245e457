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
