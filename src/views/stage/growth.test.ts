import { expect, test } from 'vitest';
import { clientId, replicaId } from '../../core/ids.ts';
import { curveOf } from './cast.ts';
import { type Box, gapBetween, isInside } from './geometry.ts';
import { grown } from './growth.ts';
import { lanesOn } from './lanes.ts';
import { layoutStage } from './layout.ts';
import { linksOf } from './links.ts';

type Id = ReturnType<typeof replicaId>;
const [A, B, C] = ['A', 'B', 'C'].map(replicaId) as [Id, Id, Id];
const [alice, bob] = ['alice', 'bob'].map(clientId) as [ReturnType<typeof clientId>, ReturnType<typeof clientId>];
const cast = {
  replicas: [A, B],
  clients: [
    { id: alice, near: A },
    { id: bob, near: B },
  ],
};
const base = layoutStage({ width: 1096, height: 712 }, cast);
const boxOf = (layout: typeof base, id: typeof A | typeof alice) => layout.boxes.get(id) as Box;

test('a card that needs more grows downwards, where there is room, and the others stay', () => {
  const layout = grown(base, cast, new Map([[A, { height: 300 }]]), linksOf(cast, base, []));
  const [before, after] = [boxOf(base, A), boxOf(layout, A)];
  expect(after.height).toBe(300);
  expect(after.y - after.height / 2).toBe(before.y - before.height / 2);
  expect(boxOf(layout, B)).toEqual(boxOf(base, B));
});

test('the ways stay as they were when a card grows: no letter leaps', () => {
  const layout = grown(base, cast, new Map([[A, { height: 300 }]]), linksOf(cast, base, []));
  expect(curveOf(layout, A, B)).toEqual(curveOf(base, A, B));
  expect(curveOf(layout, alice, A)).toEqual(curveOf(base, alice, A));
});

test('whatever cards need, all stay on the stage and apart from each other', () => {
  for (const size of [
    { width: 1096, height: 712 },
    { width: 1096, height: 544 },
    { width: 704, height: 580 },
  ]) {
    const small = layoutStage(size, cast);
    const layout = grown(
      small,
      cast,
      new Map([
        [A, { height: 5_000 }],
        [B, { height: 5_000 }],
      ]),
      linksOf(cast, small, []),
    );
    const all = [...layout.boxes.values()];
    for (const [index, box] of all.entries()) {
      expect(isInside(box, layout.size, 8)).toBe(true);
      for (const other of all.slice(0, index)) expect(gapBetween(box, other)).toBeGreaterThanOrEqual(48);
    }
  }
});

test('a card shrinks to its place again when it needs no more', () => {
  expect(grown(base, cast, new Map([[A, { height: 80 }]]), linksOf(cast, base, [])).boxes).toEqual(base.boxes);
});

test('a client that knows a long value gets wider, and no wider than that', () => {
  const { width } = boxOf(base, alice);
  const layout = grown(base, cast, new Map([[alice, { width: width + 40 }]]), linksOf(cast, base, []));
  expect(boxOf(layout, alice)).toEqual({ ...boxOf(base, alice), width: width + 40 });
});

test('no card grows over its own ways by more than letters keep off it', () => {
  const three = { ...cast, replicas: [A, B, C] };
  const small = layoutStage({ width: 1096, height: 712 }, three);
  const layout = grown(small, three, new Map([[A, { height: 5_000 }]]), linksOf(three, small, []));
  const [before, after] = [boxOf(small, A), boxOf(layout, A)];
  expect(after.height).toBeGreaterThan(before.height);
  expect(after.y + after.height / 2).toBeLessThanOrEqual(before.y + before.height / 2 + 24);
});

test('nor over the room of letters that set out from it or come to it', () => {
  const three = { replicas: [A, B, C], clients: [...cast.clients, { id: clientId('carol'), near: C }] };
  for (const size of [
    { width: 1096, height: 712 },
    { width: 704, height: 560 },
  ]) {
    const small = layoutStage(size, three);
    const links = linksOf(three, small, []);
    const needs = [A, B, C].map((id) => [id, { height: 5_000 }] as const);
    const layout = grown(small, three, new Map(needs), links);
    const lanes = lanesOn(small, links);
    const onCards = (on: typeof small): number =>
      links
        .flatMap(({ from, to }) => [lanes.roadOf(from, to), lanes.roadOf(to, from)])
        .flatMap((road) => road?.laneOf(0).marks ?? [])
        .filter((letter) => [...on.boxes.values()].some((card) => gapBetween(letter, card) < 0)).length;
    expect(onCards(layout)).toBe(onCards(small));
  }
});
