import { expect, test } from 'vitest';
import { captionAt } from './in-force.ts';

test('a caption is in force until the next one', () => {
  const captions = [
    { at: 10, text: 'first' },
    { at: 30, text: 'second' },
  ];
  expect(captionAt(captions, 9_999)).toBeNull();
  expect(captionAt(captions, 10_000)).toBe('first');
  expect(captionAt(captions, 29_999)).toBe('first');
  expect(captionAt(captions, 1_000_000)).toBe('second');
});
