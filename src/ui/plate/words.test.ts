import { expect, test } from 'vitest';
import { fitting, lengthOf } from './words.ts';

test('the longest wording that fits is taken, and where none fits the last is shortened', () => {
  expect(fitting(['nothing yet', 'empty'], 100)).toBe('nothing yet');
  expect(fitting(['nothing yet', 'empty'], lengthOf('empty'))).toBe('empty');
  expect(fitting(['nothing yet', 'empty'], lengthOf('empty') - 1)).toBe('emp…');
});
