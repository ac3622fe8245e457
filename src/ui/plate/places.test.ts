import { expect, test } from 'vitest';
import type { NodeId } from '../../core/ids.ts';
import { type Box, CLIENT_ROW, cardsOf, frontierOf, isAbove, PLATE, shareOf } from './places.ts';
import { lengthOf, shortened, skewWords } from './words.ts';

const overlap = (one: Box, other: Box): boolean =>
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
  Math.abs(one.y - other.y) < (one.height + other.height) / 2;

/** A card with the row of its clients. */
const whole = (box: Box): Box => ({
  ...box,
  y: box.y + (isAbove(box) ? -CLIENT_ROW / 2 : CLIENT_ROW / 2),
  height: box.height + CLIENT_ROW,
});

test.each([1, 2, 3, 4, 5, 6, 7])('%i replicas and their clients are apart and within the plate', (count) => {
  const boxes = cardsOf(count).map(whole);
  expect(boxes).toHaveLength(count);
  boxes.forEach((box, index) => {
    expect(box.x - box.width / 2).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width / 2).toBeLessThanOrEqual(PLATE.width);
    expect(box.y - box.height / 2).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height / 2).toBeLessThanOrEqual(PLATE.height);
    for (const other of boxes.slice(0, index)) expect(overlap(box, other)).toBe(false);
  });
});

test('even 32 replicas stand within the plate', () => {
  for (const box of cardsOf(32)) {
    expect(Math.abs(box.x - PLATE.width / 2) + box.width / 2).toBeLessThanOrEqual(PLATE.width / 2);
    expect(Math.abs(box.y - PLATE.height / 2) + box.height / 2).toBeLessThanOrEqual(PLATE.height / 2);
  }
});

test('a frontier parts the replicas only where no whole way is left', () => {
  const [a, b, c] = ['A', 'B', 'C'] as unknown as [NodeId, NodeId, NodeId];
  const boxes = new Map(cardsOf(3).map((box, index) => [[a, b, c][index] as NodeId, box]));
  const links = [
    [a, b],
    [a, c],
    [b, c],
  ] as const;
  expect(frontierOf(boxes, links, [links[0]])).toEqual([]);
  const line = frontierOf(boxes, links, [links[0], links[1]]);
  expect(line).toHaveLength(4);
  expect(line[0]?.x).toBe(0);
  expect(line.at(-1)?.x).toBe(PLATE.width);
});

test('a message is where its waypoints say', () => {
  const waypoints = [
    { atUs: 100, share: 0 },
    { atUs: 200, share: 0.5 },
    { atUs: 300, share: 0.5 },
    { atUs: 400, share: 1 },
  ] as unknown as Parameters<typeof shareOf>[0]['waypoints'];
  expect([0, 100, 150, 250, 350, 500].map((atUs) => shareOf({ waypoints }, atUs))).toEqual([0, 0, 0.25, 0.5, 0.75, 1]);
});

test('a text is cut to its room, and says so', () => {
  expect(shortened('milk', 100)).toBe('milk');
  const short = shortened('eggs, milk, ham, flour and bacon', 80);
  expect(short).toMatch(/^eggs, milk.*…$/);
  expect(lengthOf(short)).toBeLessThanOrEqual(80);
});

test('a clock tells by how much it is off', () => {
  expect([0, 49, -3_000, 86_400_000_000, 1_540].map(skewWords)).toEqual([null, null, '−3 ms', '+86400 s', '+1.5 ms']);
});
