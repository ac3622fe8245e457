import { expect, test } from 'vitest';
import { nameWords, ordinal } from './operation-name.ts';

test('a name says whose how-manieth write or read it is, and that the whole script counts', () => {
  expect(nameWords('alice#3')).toBe(
    'alice#3: alice’s third write, counted over the whole script, also what is still to come.',
  );
  expect(nameWords('bob?2')).toMatch(/^bob\?2: bob’s second read, /);
  expect(nameWords('alice#m1')).toBe(
    'alice#m1: the first write by which alice’s client merges siblings of its own accord.',
  );
  expect(nameWords('ann#1~2')).toBe('ann#1~2: ann#1 said again because no answer came: try 2.');
  expect(nameWords('ann#1~also-A-C')).toBe(
    'ann#1~also-A-C: ann#1 once more, because two replicas took what was handed on.',
  );
  expect(nameWords('ann#1~again-B')).toBe(
    'ann#1~again-B: ann#1 once more, because the network delivered its request twice.',
  );
  expect(nameWords('A~3')).toBeNull();
});

test('numbers beyond ten are written with their endings', () => {
  expect([10, 11, 12, 13, 21, 22, 23, 24, 101, 111, 112].map(ordinal)).toEqual([
    'tenth',
    '11th',
    '12th',
    '13th',
    '21st',
    '22nd',
    '23rd',
    '24th',
    '101st',
    '111th',
    '112th',
  ]);
});
