import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Box } from './geometry.ts';
import { besideLetter, placeBeside, sideFor } from './tip-place.ts';

const ROOM: Box = { x: 400, y: 300, width: 800, height: 600 };
const TIP = { width: 260, height: 150 };
const letterAt = (x: number, y: number): Box => ({ x, y, width: 80, height: 36 });
const doShare = (one: Box, other: Box): boolean =>
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
  Math.abs(one.y - other.y) < (one.height + other.height) / 2;

test('it stands above a letter that has room there, and below one that has none', () => {
  expect(sideFor([letterAt(400, 300)], TIP, ROOM, [])).toBe('above');
  expect(sideFor([letterAt(400, 40)], TIP, ROOM, [])).toBe('below');
});

test('the side holds for the whole way: one that goes up along the edge has it beside itself', () => {
  const way = [560, 420, 300, 160, 40].map((y) => letterAt(60, y));
  expect(sideFor(way, TIP, ROOM, [])).toBe('right');
});

test('it hides no card where it need not', () => {
  const card = { box: { x: 400, y: 180, width: 240, height: 160 }, weight: 1 };
  expect(sideFor([letterAt(400, 300)], TIP, ROOM, [card])).toBe('below');
});

test('it never lies over a letter, nor out of sight', () => {
  const place = fc.record({ x: fc.integer({ min: 45, max: 755 }), y: fc.integer({ min: 25, max: 575 }) });
  fc.assert(
    fc.property(place, place, ({ x, y }, end) => {
      const way = [0, 0.25, 0.5, 0.75, 1].map((share) => letterAt(x + (end.x - x) * share, y + (end.y - y) * share));
      const side = sideFor(way, TIP, ROOM, []);
      const fits = (['above', 'below', 'left', 'right'] as const).some((other) =>
        way.every((letter) => !doShare({ ...besideLetter(letter, TIP, other, ROOM), ...TIP }, letter)),
      );
      for (const letter of way) {
        const tip = { ...besideLetter(letter, TIP, side, ROOM), ...TIP };
        if (fits) expect(doShare(tip, letter)).toBe(false);
        expect(tip.x - tip.width / 2).toBeGreaterThanOrEqual(0);
        expect(tip.x + tip.width / 2).toBeLessThanOrEqual(ROOM.width);
        expect(tip.y - tip.height / 2).toBeGreaterThanOrEqual(0);
        expect(tip.y + tip.height / 2).toBeLessThanOrEqual(ROOM.height);
      }
    }),
  );
});

test('it follows the letter without a jump', () => {
  const side = sideFor([letterAt(100, 300), letterAt(700, 300)], TIP, ROOM, []);
  for (let x = 100; x < 700; x += 3) {
    const here = besideLetter(letterAt(x, 300), TIP, side, ROOM);
    const next = besideLetter(letterAt(x + 3, 300), TIP, side, ROOM);
    expect(Math.hypot(next.x - here.x, next.y - here.y)).toBeLessThanOrEqual(3);
  }
});

test('where no side holds all the way it goes to the other one rather than over the letter', () => {
  const phone: Box = { x: 195, y: 160, width: 390, height: 320 };
  const tip = { width: 380, height: 110 };
  const way = [40, 100, 160, 220, 280].map((y) => letterAt(195, y));
  const side = sideFor(way, tip, phone, []);
  for (const letter of way)
    expect(doShare({ ...placeBeside(letter, tip, side, phone, []), ...tip }, letter)).toBe(false);
});
