import { expect, test } from 'vitest';
import { tiltOf } from './fan.ts';

test('siblings are turned like held cards about the middle one, and never far', () => {
  expect([0, 1, 2].map((index) => tiltOf(index, 3))).toEqual([-2.4, 0, 2.4]);
  expect(tiltOf(0, 1)).toBe(0);
  for (let count = 1; count <= 101; count += 1)
    for (let index = 0; index < count; index += 1) expect(Math.abs(tiltOf(index, count))).toBeLessThan(8);
});
