/** Letters find their way beside cards, signs of cuts and one another, on stages of phones and desks. */
import { describe, expect, test } from 'vitest';
import { clientId, replicaId } from '../../core/ids.ts';
import type { Cast, StageLayout } from './cast.ts';
import { directionAt, pointAt } from './curves.ts';
import { type Box, gapBetween, isInside, sharedArea } from './geometry.ts';
import { lanesOn } from './lanes.ts';
import { layoutStage } from './layout.ts';
import { linksOf } from './links.ts';
import { signOn } from './stands.ts';

const STAGES = {
  phone: { width: 390, height: 320 },
  landscape: { width: 470, height: 270 },
  desk: { width: 1096, height: 684 },
} as const;

const castOf = (replicas: number, clients: number): Cast => {
  const names = Array.from({ length: replicas }, (_, index) => replicaId('ABCDEFGH'[index] as string));
  return {
    replicas: names,
    clients: Array.from({ length: clients }, (_, index) => ({
      id: clientId(`c${index}`),
      near: names[index % replicas] as Cast['replicas'][number],
    })),
  };
};

const share = (one: Box, other: Box): number =>
  sharedArea(one, other) / Math.min(one.width * one.height, other.width * other.height);

function roadsOn(layout: StageLayout, cast: Cast) {
  const links = linksOf(cast, layout, []);
  const lanes = lanesOn(layout, links);
  return links.flatMap(({ from, to }) =>
    [
      [from, to],
      [to, from],
    ].map(([one = from, other = to]) => {
      const road = lanes.roadOf(one, other);
      if (road === null) throw new Error('both ends are on the stage');
      return { name: `${one}>${other}`, from: one, road };
    }),
  );
}

describe.each(Object.entries(STAGES))('on a stage of a %s', (_, size) => {
  test.each([
    [2, 2],
    [3, 2],
    [3, 3],
    [4, 2],
  ])('with %i replicas and %i clients no lane leads over a card or off the stage', (replicas, clients) => {
    const cast = castOf(replicas, clients);
    const layout = layoutStage(size, cast);
    for (const { name, road } of roadsOn(layout, cast)) {
      for (const box of road.laneOf(0).marks) {
        expect(isInside(box, size, -1), name).toBe(true);
        for (const card of layout.boxes.values()) expect(share(box, card), name).toBeLessThan(0.12);
      }
    }
  });

  test('letters that wait at a cut lie before it, side by side, on no card and not over its sign', () => {
    const cast = castOf(2, 2);
    const layout = layoutStage(size, cast);
    const roads = roadsOn(layout, cast).filter(({ name }) => name === 'A>B' || name === 'B>A');
    const all = roads.flatMap(({ road }) => {
      const room = road.laneOf(0).size;
      const places = road.standsAt('cut').map((place) => ({ ...place, ...room }));
      const middle = pointAt(road.way.curve, 0.5);
      const along = directionAt(road.way.curve, 0.5);
      for (const place of places) {
        expect((place.x - middle.x) * along.x + (place.y - middle.y) * along.y).toBeLessThan(0);
        expect(sharedArea(place, signOn(road.way))).toBe(0);
        for (const card of layout.boxes.values()) expect(gapBetween(place, card)).toBeGreaterThanOrEqual(0);
      }
      return places;
    });
    all.forEach((place, index) => {
      for (const other of all.slice(0, index)) expect(gapBetween(place, other)).toBeGreaterThanOrEqual(0);
    });
    // A desk has room for several of each direction.
    if (size === STAGES.desk) expect(all.length).toBeGreaterThanOrEqual(6);
  });

  test('what sets out beside another is on a lane of its own', () => {
    const cast = castOf(3, 2);
    const layout = layoutStage(size, cast);
    for (const { name, road } of roadsOn(layout, cast)) {
      const [one, other] = [road.laneOf(0), road.laneOf(1)];
      const middle = Math.floor(one.marks.length / 2);
      // Beside a short link between two cards there may be no room for both.
      if (one.length < 40) continue;
      expect(share(one.marks[middle] as Box, other.marks[middle] as Box), name).toBeLessThan(0.6);
    }
  });
});

test('which lanes there are does not depend on which is asked for first', () => {
  const cast = castOf(3, 2);
  const links = (layout: StageLayout) => linksOf(cast, layout, []);
  const [one, other] = [layoutStage(STAGES.phone, cast), layoutStage(STAGES.phone, cast)];
  const [A, B, C] = cast.replicas as readonly [never, never, never];
  const first = lanesOn(one, links(one));
  const second = lanesOn(other, links(other));
  first.roadOf(A, B)?.laneOf(0);
  const there = first.roadOf(B, C)?.laneOf(0);
  expect(second.roadOf(B, C)?.laneOf(0)).toEqual(there);
});
