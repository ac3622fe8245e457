import { expect, test } from 'vitest';
import { clientId, replicaId } from '../../core/ids.ts';
import { gapBetween } from './geometry.ts';
import { layoutStage } from './layout.ts';
import { linksOf } from './links.ts';
import { outlinesOf, placesOf } from './sides.ts';
import { isWithin } from './stroke.ts';

const replicas = ['A', 'B', 'C', 'D', 'E'].map(replicaId);
const [A, B, C, D, E] = replicas as [
  (typeof replicas)[0],
  (typeof replicas)[0],
  (typeof replicas)[0],
  (typeof replicas)[0],
  (typeof replicas)[0],
];
const cast = { replicas, clients: [{ id: clientId('alice'), near: A }] };
const layout = layoutStage({ width: 1080, height: 700 }, cast);
const middleOf = (id: typeof A) => layout.boxes.get(id) as { x: number; y: number };

test('neighbours have one ground that holds them, and nobody else’s', () => {
  const [ground = [], ...more] = outlinesOf([B, C], cast, layout);
  expect(more).toEqual([]);
  const inward = (id: typeof A) => ({
    x: middleOf(id).x + (540 - middleOf(id).x) * 0.01,
    y: middleOf(id).y + (350 - middleOf(id).y) * 0.01,
  });
  expect([B, C].map((id) => isWithin(inward(id), ground))).toEqual([true, true]);
  expect([A, D, E].map((id) => isWithin(middleOf(id), ground))).toEqual([false, false, false]);
});

test('where another side stands between, each card has a ground of its own; a client has one too', () => {
  expect(outlinesOf([A, C, E], cast, layout).length).toBeGreaterThan(1);
  expect(outlinesOf([A], cast, layout)).toHaveLength(2);
});

test('names stand on the stage, beside all cards and beside one another', () => {
  const size = { width: 160, height: 28 };
  const places = placesOf(
    [
      { side: [B, C], size },
      { side: [A, D, E], size },
    ],
    cast,
    layout,
    linksOf(cast, layout, []),
  ).flatMap((box) => box ?? []);
  expect(places).toHaveLength(2);
  const [one, other] = places as [(typeof places)[0], (typeof places)[0]];
  expect(gapBetween(one, other)).toBeGreaterThan(0);
  for (const box of places)
    for (const card of layout.boxes.values()) expect(gapBetween(box, card)).toBeGreaterThanOrEqual(8);
});
