import { expect, test } from 'vitest';
import { type ClientId, keyOf, type WriteId } from '../../core/ids.ts';
import { siblingWords } from './truth.ts';

const words = (writes: readonly string[], ...pairs: readonly (readonly [string, string])[]) =>
  siblingWords(
    'alice' as ClientId,
    keyOf('title'),
    writes as readonly WriteId[],
    pairs.map(([earlier, later]) => ({ earlier, later }) as { earlier: WriteId; later: WriteId }),
  );

test('values that are concurrent in truth are said to be', () => {
  expect(words(['alice#1', 'bob#1'])).toBe(
    'alice was given 2 values of title that were written without sight of each other.',
  );
  // A pair of which only one is among them says nothing about these.
  expect(words(['alice#1', 'bob#1'], ['alice#1', 'carol#1'])).toMatch(/without sight of each other\.$/);
});

test('two of the client’s own are said to be so, and which are concurrent in truth', () => {
  expect(words(['alice#1', 'alice#2', 'bob#1'], ['alice#1', 'alice#2'])).toBe(
    'alice was given 3 values of title, which the strategy holds as siblings. But in truth only alice#2 and bob#1 were written without sight of each other: alice#1 and alice#2 are alice’s own, one after the other. The strategy cannot tell.',
  );
});

test('a conflict that is none is said to be none', () => {
  expect(words(['alice#1', 'bob#1'], ['alice#1', 'bob#1'])).toMatch(
    /But in truth bob#1 came after the other: bob#1 had seen alice#1\. The strategy cannot tell\.$/,
  );
});
