import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headOf, placeOfDecision, type Surroundings, tailBetween } from './decision-place.ts';
import { type Box, gapBetween, sharedArea } from './geometry.ts';

const GROUND = { width: 900, height: 560 };
const SIZE = { width: 260, height: 120 };

const placed = (card: Box, surroundings: Partial<Surroundings> = {}, size = SIZE): Box => ({
  ...placeOfDecision(card, size, { ground: GROUND, cards: [], things: [], ...surroundings }),
  ...size,
});

test('stands below its card where nothing else is, and the tail leads straight to it', () => {
  const card = { x: 400, y: 200, width: 200, height: 100 };
  const drawing = placed(card);
  expect(drawing).toMatchObject({ x: 400, y: 320 });
  expect(tailBetween(drawing, card)).toEqual({ from: { x: 400, y: 260 }, to: { x: 400, y: 250 } });
});

test('stands beside its own card and nearer to it than to any other, wherever three cards leave a side free', () => {
  const at = (x: number, y: number): Box => ({ x, y, width: 160, height: 90 });
  const cards = [at(450, 60), at(110, 470), at(790, 470)];
  for (const card of cards) {
    const others = cards.filter((each) => each !== card);
    const drawing = placed(card, { cards: others });
    const gap = gapBetween(drawing, card);
    expect(gap).toBeGreaterThan(0);
    expect(gap).toBeLessThanOrEqual(16);
    for (const other of others) expect(gapBetween(drawing, other)).toBeGreaterThan(gap);
  }
});

test('is never further than 16 px from its card where it finds room beside it at all, whatever stands around', () => {
  const cardOn = fc.record({ x: fc.integer({ min: 90, max: 810 }), y: fc.integer({ min: 60, max: 500 }) });
  fc.assert(
    fc.property(cardOn, fc.array(cardOn, { maxLength: 8 }), (at, around) => {
      const [card, ...cards] = [at, ...around].map((each) => ({ ...each, width: 160, height: 90 }));
      const drawing = placed(card as Box, { cards });
      expect(gapBetween(drawing, card as Box)).toBeLessThanOrEqual(16);
      expect(gapBetween(drawing, card as Box)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('hides what matters least: a legend rather than a letter, a letter rather than a card', () => {
  const card = { x: 450, y: 280, width: 200, height: 100 };
  const side = (x: number, y: number) => ({ x, y, width: 560, height: 130 });
  const [above, below] = [side(450, 150), side(450, 410)];
  const walls = [
    { x: 210, y: 280, width: 260, height: 520 },
    { x: 690, y: 280, width: 260, height: 520 },
  ];
  const lower = placed(card, { cards: [...walls, above], things: [{ box: below, worth: 0.6 }] });
  expect(sharedArea(lower, below)).toBeGreaterThan(0);
  const upper = placed(card, {
    cards: walls,
    things: [
      { box: above, worth: 0.15 },
      { box: below, worth: 0.6 },
    ],
  });
  expect(sharedArea(upper, above)).toBeGreaterThan(0);
  expect(sharedArea(upper, below)).toBe(0);
});

test('does not cover its own card while anything else can be covered', () => {
  const card = { x: 100, y: 60, width: 190, height: 110 };
  const drawing = placed(card, { ground: { width: 208, height: 260 } }, { width: 200, height: 100 });
  expect(sharedArea(drawing, card)).toBe(0);
});

test('a tail to a card at a corner leads from corner to corner, and there is none between things that meet', () => {
  const card = { x: 100, y: 100, width: 100, height: 60 };
  expect(tailBetween({ x: 220, y: 180, width: 100, height: 60 }, card)).toEqual({
    from: { x: 170, y: 150 },
    to: { x: 150, y: 130 },
  });
  expect(tailBetween({ x: 120, y: 120, width: 100, height: 60 }, card)).toBeNull();
});

test('rather hides the lower lines of one neighbour than the name and newest value of another', () => {
  const ground = { width: 390, height: 330 };
  const card = { x: 195, y: 160, width: 152, height: 80 };
  const [above, below] = [55, 265].map((y) => ({ x: 195, y, width: 152, height: 84 })) as [Box, Box];
  const drawing = placed(card, { ground, cards: [above, below] }, { width: 220, height: 36 });
  expect(sharedArea(drawing, headOf(below))).toBe(0);
  expect(sharedArea(drawing, headOf(above))).toBe(0);
  expect(sharedArea(drawing, above)).toBeGreaterThan(0);
});
