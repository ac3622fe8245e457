import { expect, test } from 'vitest';
import { besideCard } from './beside.ts';
import { gapBetween } from './geometry.ts';

const ground = { width: 800, height: 600 };
const size = { width: 200, height: 100 };

test('stands below the card where nothing else is', () => {
  expect(besideCard({ x: 400, y: 200, width: 200, height: 100 }, size, ground, [])).toEqual({ x: 400, y: 306 });
});

test('goes elsewhere where another card stands, and stays on the ground', () => {
  const card = { x: 120, y: 540, width: 200, height: 100 };
  const above = { x: 120, y: 400, width: 200, height: 160 };
  const place = besideCard(card, size, ground, [above]);
  expect(place).toEqual({ x: 326, y: 540 });
});

test('of bad places takes the one that hides least', () => {
  const card = { x: 100, y: 60, width: 190, height: 110 };
  const { x, y } = besideCard(card, size, { width: 208, height: 180 }, []);
  expect([x, y]).toEqual([104, 126]);
});

test('where all sides would hide much it stands a little way off, clear of all', () => {
  const card = { x: 400, y: 200, width: 200, height: 100 };
  const around = [
    { x: 400, y: 100, width: 320, height: 90 },
    { x: 400, y: 300, width: 320, height: 90 },
    { x: 250, y: 200, width: 90, height: 200 },
    { x: 550, y: 200, width: 90, height: 200 },
  ];
  const place = { ...besideCard(card, size, ground, around), ...size };
  for (const box of [card, ...around]) expect(gapBetween(place, box)).toBeGreaterThanOrEqual(0);
  expect(gapBetween(place, card)).toBeLessThan(120);
});
