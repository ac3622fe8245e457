import { expect, test } from 'vitest';
import { clientId, replicaId } from '../../core/ids.ts';
import { frontiersOf } from './frontier.ts';
import { type Box, crosses, gapBetween } from './geometry.ts';
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
      { side: [B, C], size, isOff: true },
      { side: [A, D, E], size, isOff: false },
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

test('with the diagram open as well a name is a tab of its own ground, off the frontier and off other grounds', () => {
  const pair = {
    replicas: [A, B],
    clients: [
      { id: clientId('alice'), near: A },
      { id: clientId('bob'), near: B },
    ],
  };
  for (const size of [
    { width: 1096, height: 712 },
    { width: 1096, height: 544 },
    { width: 704, height: 580 },
  ]) {
    const ground = layoutStage(size, pair);
    const links = linksOf(pair, ground, [
      { from: A, to: B },
      { from: B, to: A },
    ]);
    const name = { width: 140, height: 28 };
    const names = [
      { side: [B], size: name, isOff: true },
      { side: [A], size: name, isOff: false },
    ];
    const [ofB, ofA] = placesOf(names, pair, ground, links) as [Box, Box];
    const cards = (ids: readonly (typeof A | ReturnType<typeof clientId>)[]) =>
      ids.map((id) => ground.boxes.get(id) as Box);
    const nearest = (box: Box, others: readonly Box[]) => Math.min(...others.map((card) => gapBetween(box, card)));
    for (const [box, own, others] of [
      [ofA, [A, pair.clients[0]?.id as never], [B, pair.clients[1]?.id as never]],
      [ofB, [B, pair.clients[1]?.id as never], [A, pair.clients[0]?.id as never]],
    ] as const) {
      expect(nearest(box, cards(own))).toBeLessThan(12);
      expect(nearest(box, cards(others))).toBeGreaterThanOrEqual(20);
    }
    const [line = []] = frontiersOf(links, pair.replicas, ground);
    for (const card of [ofA, ofB, ...ground.boxes.values()])
      for (const [index, to] of line.slice(1).entries())
        expect(crosses({ from: line[index] as typeof to, to }, card)).toBe(false);
  }
});

test('the diagram leaves each client on the side of its replica where it was', () => {
  const pair = {
    replicas: [A, B],
    clients: [
      { id: clientId('alice'), near: A },
      { id: clientId('bob'), near: B },
    ],
  };
  const sides = (height: number) => {
    const { boxes } = layoutStage({ width: 1096, height }, pair);
    return pair.clients.map(({ id, near }) => {
      const [client, home] = [boxes.get(id) as Box, boxes.get(near) as Box];
      return [Math.sign(client.x - home.x), Math.sign(client.y - home.y)];
    });
  };
  expect(sides(544)).toEqual(sides(712));
});
