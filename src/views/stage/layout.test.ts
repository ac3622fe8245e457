import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientId, type ReplicaId, replicaId } from '../../core/ids.ts';
import { type Cast, curveOf, type StageLayout } from './cast.ts';
import { type Curve, lengthOf, piecesOf } from './curves.ts';
import { type Box, crosses, gapBetween, isInside, meets, segmentBetween } from './geometry.ts';
import { layoutStage } from './layout.ts';
import { linksOf } from './links.ts';

/** The stage within the three pages that we promise to fit, and some others. */
const SIZES = {
  deskWithDiagram: { width: 1096, height: 545 },
  desk: { width: 1080, height: 600 },
  wide: { width: 1440, height: 620 },
  projector: { width: 1000, height: 460 },
  phone: { width: 390, height: 460 },
  small: { width: 700, height: 400 },
};

const castOf = (replicas: number, clients: number): Cast => {
  const names = Array.from({ length: replicas }, (_, index) => replicaId(`r${index}`));
  return {
    replicas: names,
    clients: Array.from({ length: clients }, (_, index) => ({
      id: clientId(`c${index}`),
      near: names[index % replicas] as Cast['replicas'][number],
    })),
  };
};

/** Windows of 1440x900, 1024x768 and 390x844, without the diagram. */
const WINDOWS = {
  desk: { width: 1096, height: 684 },
  projector: { width: 704, height: 552 },
  phone: { width: 390, height: 320 },
} as const;

/** Throws nothing by itself: a list of what is wrong is read more easily, and is quicker, than many expectations. */
function faultsOf({ boxes, size }: StageLayout, count: number): readonly string[] {
  // Clients in a strip share its box.
  const all = [...boxes].filter(([, box], index, entries) => entries.findIndex((entry) => entry[1] === box) === index);
  return [
    ...(boxes.size === count ? [] : [`${boxes.size} boxes for ${count}`]),
    ...all.flatMap(([id, box], index) => [
      ...(isInside(box, size, 0) ? [] : [`${id} is clipped`]),
      ...all.slice(0, index).flatMap(([other, its]) => (gapBetween(box, its) >= 4 ? [] : [`${id} is on ${other}`])),
    ]),
  ];
}

test.each([...Object.entries(SIZES), ...Object.entries(WINDOWS)])(
  '%s: from 1 to 32 replicas and 0 to 8 clients overlap nowhere and are not clipped',
  (_, size) => {
    for (let replicas = 1; replicas <= 32; replicas += 1)
      for (let clients = 0; clients <= 8; clients += 1)
        expect(faultsOf(layoutStage(size, castOf(replicas, clients)), replicas + clients)).toEqual([]);
  },
);

test('clients that crowd around one replica overlap nowhere either, whatever the stage', () => {
  const anyCast = fc.integer({ min: 1, max: 32 }).chain((replicas) =>
    fc.array(fc.nat(replicas - 1), { maxLength: 12 }).map((near): Cast => {
      const { replicas: names } = castOf(replicas, 0);
      return {
        replicas: names,
        clients: near.map((at, index) => ({ id: clientId(`c${index}`), near: names[at] as ReplicaId })),
      };
    }),
  );
  const anySize = fc.record({
    width: fc.integer({ min: 300, max: 1600 }),
    height: fc.integer({ min: 240, max: 1000 }),
  });
  fc.assert(
    fc.property(anySize, anyCast, (size, cast) => {
      expect(faultsOf(layoutStage(size, cast), cast.replicas.length + cast.clients.length)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test.each([WINDOWS.desk, WINDOWS.projector])('on a desk and a projector nothing has to be scrolled', (size) => {
  for (let replicas = 1; replicas <= 32; replicas += 1)
    for (let clients = 0; clients <= 8; clients += 1)
      expect(layoutStage(size, castOf(replicas, clients)).size).toEqual(size);
});

test('cards are large enough for a fingertip, and twelve on a desk show all that they hold', () => {
  for (const size of Object.values(WINDOWS))
    for (const box of layoutStage(size, castOf(32, 8)).boxes.values()) {
      expect(box.width).toBeGreaterThanOrEqual(44);
      expect(box.height).toBeGreaterThanOrEqual(44);
    }
  expect(layoutStage(WINDOWS.desk, castOf(12, 2)).density).toBe('close');
});

test('no way runs under a card, but where clients had to step into the middle', () => {
  for (const size of Object.values(WINDOWS))
    for (let replicas = 2; replicas <= 24; replicas += 1) {
      const cast = castOf(replicas, 2);
      const layout = layoutStage(size, cast);
      const hidden = linksOf(cast, layout, []).flatMap(({ from, to, curve }) =>
        [...layout.boxes].flatMap(([id, box]) =>
          id !== from && id !== to && piecesOf(curve, 16).some((piece) => crosses(piece, box))
            ? [`${replicas} at ${size.width}: ${from} to ${to} under ${id}`]
            : [],
        ),
      );
      expect(hidden).toEqual([]);
    }
});

test('a client and its replica stand so that a letter is seen between them', () => {
  for (const size of Object.values(WINDOWS))
    for (let replicas = 1; replicas <= 32; replicas += 1) {
      const cast = castOf(replicas, 3);
      const layout = layoutStage(size, cast);
      for (const { id, near } of cast.clients)
        expect(lengthOf(curveOf(layout, id, near) as Curve), `${replicas} at ${size.width}`).toBeGreaterThanOrEqual(28);
    }
});

test.each(['desk', 'deskWithDiagram'] as const)(
  '%s: three replicas and two clients get readable cards, and no link runs under a card',
  (name) => {
    const cast = castOf(3, 2);
    const { boxes, density } = layoutStage(SIZES[name], cast);
    expect(density).not.toBe('compact');
    const all = [...boxes.values()];
    const replicas = all.slice(0, 3);
    replicas.forEach((box, index) => {
      for (const other of replicas.slice(0, index)) {
        const link = segmentBetween(box, other);
        for (const card of all) expect(crosses(link, card)).toBe(false);
      }
    });
  },
);

test('far more than the page offers still finds a place', () => {
  const cast = castOf(32, 64);
  expect(layoutStage(SIZES.desk, cast).boxes.size).toBe(96);
});

test('above eight clients those of a replica share one place beside it, and replicas keep their size', () => {
  for (const size of Object.values(WINDOWS)) {
    const many = layoutStage(size, castOf(3, 50));
    const few = layoutStage(size, castOf(3, 3));
    expect(faultsOf(many, 53)).toEqual([]);
    expect(many.size).toEqual(size);
    expect(many.folds.map(({ near, clients }) => [near, clients.length])).toEqual([
      ['r0', 17],
      ['r1', 17],
      ['r2', 16],
    ]);
    expect(many.boxes.get(replicaId('r0'))).toEqual(few.boxes.get(replicaId('r0')));
  }
  expect(layoutStage(WINDOWS.desk, castOf(3, 8)).folds).toEqual([]);
});

test('segments that cross meet, parallel ones do not', () => {
  const line = (x1: number, y1: number, x2: number, y2: number) => ({ from: { x: x1, y: y1 }, to: { x: x2, y: y2 } });
  expect(meets(line(0, 0, 10, 10), line(0, 10, 10, 0))).toBe(true);
  expect(meets(line(0, 0, 10, 0), line(0, 1, 10, 1))).toBe(false);
});

test('a link begins at the edge of its card', () => {
  const box = (x: number): Box => ({ x, y: 0, width: 100, height: 50 });
  expect(segmentBetween(box(0), box(400), 0)).toEqual({ from: { x: 50, y: 0 }, to: { x: 350, y: 0 } });
});
