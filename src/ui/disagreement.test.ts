import { expect, test } from 'vitest';
import { keyOf, replicaId } from '../core/ids.ts';
import { disagreementSign, disagreementWords } from './disagreement.ts';

const about = (key: string, ...sides: readonly string[]) => ({
  key: keyOf(key),
  sides: sides.map((side) => side.split(' ').map(replicaId)),
});

test('two that differ, one against several, and several sides', () => {
  expect(disagreementWords([about('cart', 'A', 'B')])).toBe('A and B disagree about cart');
  expect(disagreementWords([about('cart', 'A C', 'B')])).toBe('B disagrees with A and C about cart');
  expect(disagreementWords([about('cart', 'A B', 'C D')])).toBe('A and B disagree with C and D about cart');
  expect(disagreementWords([about('cart', 'A', 'B', 'C')])).toBe('A, B and C disagree about cart');
  expect(disagreementWords([about('cart', 'A', 'B'), about('note', 'A', 'B')])).toBe(
    'A and B disagree about cart and 1 other key',
  );
  expect(disagreementSign([about('cart', 'A C', 'B')])).toBe('A C ≠ B');
  expect(disagreementWords([])).toBe('');
});
