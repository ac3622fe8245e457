import { expect, test } from 'vitest';
import { placeWithin, pointAt } from './place.ts';

const ROOM = { width: 400, height: 300 };
const MENU = { width: 200, height: 100 };

test('below its anchor, where there is room', () => {
  expect(placeWithin(pointAt(50, 40), MENU, ROOM)).toEqual({ left: 50, top: 44 });
});

test('above it near the lower edge, and never out of the window', () => {
  expect(placeWithin(pointAt(390, 280), MENU, ROOM)).toEqual({ left: 192, top: 176 });
  expect(placeWithin(pointAt(-5, 40), { width: 500, height: 290 }, ROOM)).toEqual({ left: 8, top: 8 });
});
