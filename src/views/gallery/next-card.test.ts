import { expect, test } from 'vitest';
import { nextCard } from './next-card.ts';

/** Two ideas, of two cards and of four, three in a row. */
const CARDS = [
  { left: 0, top: 0 },
  { left: 300, top: 0 },
  { left: 0, top: 400 },
  { left: 300, top: 400 },
  { left: 600, top: 400 },
  { left: 0, top: 800 },
];

test.each([
  ['ArrowRight', 1, 2],
  ['ArrowRight', 5, null],
  ['ArrowLeft', 2, 1],
  ['ArrowLeft', 0, null],
  ['ArrowDown', 1, 3],
  ['ArrowDown', 4, 5],
  ['ArrowDown', 5, null],
  ['ArrowUp', 5, 2],
  ['ArrowUp', 4, 1],
  ['ArrowUp', 0, null],
  ['Home', 4, 0],
  ['End', 1, 5],
  ['a', 1, null],
] as const)('%s from card %i leads to %s', (key, from, to) => {
  expect(nextCard(CARDS, from, key)).toBe(to);
});
