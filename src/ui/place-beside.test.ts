import { expect, test } from 'vitest';
import { placeBeside } from './place-beside.ts';

const room = { width: 1_000, height: 800 };
const size = { width: 300, height: 320 };
const client = { left: 80, top: 200, right: 260, bottom: 300 };
const replica = { left: 20, top: 390, right: 340, bottom: 590 };

test('it stands beside what it is about and hides nothing of it', () => {
  const { left, top } = placeBeside([client, replica], size, room);
  expect(left >= 340 || top + size.height <= 200 || top >= 590).toBe(true);
});

test('on the other edge it stands on the other side', () => {
  const mirrored = [client, replica].map(({ left, right, ...rest }) => ({
    ...rest,
    left: 1_000 - right,
    right: 1_000 - left,
  }));
  const { left } = placeBeside(mirrored, size, room);
  expect(left + size.width).toBeLessThanOrEqual(660);
});

test('where there is no room it hides the least, and stays within the window', () => {
  const { left, top } = placeBeside([client, replica], size, { width: 390, height: 640 });
  expect(left).toBeGreaterThanOrEqual(8);
  expect(left + size.width).toBeLessThanOrEqual(382);
  expect(top + size.height).toBeLessThanOrEqual(632);
});

test('of two sides with room it takes the one towards the middle', () => {
  const right = { left: 600, top: 200, right: 680, bottom: 300 };
  expect(placeBeside([right], size, room).left + size.width).toBeLessThanOrEqual(600);
  const left = { left: 320, top: 200, right: 400, bottom: 300 };
  expect(placeBeside([left], size, room).left).toBeGreaterThanOrEqual(400);
});

test('it stands by the first rather than beyond the others', () => {
  const above = { left: 160, top: 110, right: 330, bottom: 210 };
  const beside = { left: 400, top: 60, right: 660, bottom: 260 };
  const { left, top } = placeBeside([above, beside], size, room);
  expect(top).toBe(218);
  expect(left + size.width).toBeLessThanOrEqual(400);
});
