import { describe, expect, test } from 'vitest';
import { clientId, replicaId } from '../../core/ids.ts';
import type { Cast } from './cast.ts';
import { type Box, crosses, gapBetween, isInside, meets, segmentBetween } from './geometry.ts';
import { layoutStage } from './layout.ts';

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
  const names = Array.from({ length: replicas }, (_, index) => replicaId(String.fromCharCode(65 + index)));
  return {
    replicas: names,
    clients: Array.from({ length: clients }, (_, index) => ({
      id: clientId(`c${index}`),
      near: names[index % replicas] as Cast['replicas'][number],
    })),
  };
};

describe.each(Object.entries(SIZES))('%s', (_, size) => {
  for (let replicas = 1; replicas <= 9; replicas += 1) {
    for (const clients of [1, 2, 3, 4]) {
      test(`${replicas} replicas and ${clients} clients overlap nowhere and are not clipped`, () => {
        const { boxes } = layoutStage(size, castOf(replicas, clients));
        const all = [...boxes.values()];
        expect(all).toHaveLength(replicas + clients);
        for (const [index, box] of all.entries()) {
          expect(isInside(box, size, 0)).toBe(true);
          for (const other of all.slice(0, index)) expect(gapBetween(box, other)).toBeGreaterThan(0);
        }
      });
    }
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

test('segments that cross meet, parallel ones do not', () => {
  const line = (x1: number, y1: number, x2: number, y2: number) => ({ from: { x: x1, y: y1 }, to: { x: x2, y: y2 } });
  expect(meets(line(0, 0, 10, 10), line(0, 10, 10, 0))).toBe(true);
  expect(meets(line(0, 0, 10, 0), line(0, 1, 10, 1))).toBe(false);
});

test('a link begins at the edge of its card', () => {
  const box = (x: number): Box => ({ x, y: 0, width: 100, height: 50 });
  expect(segmentBetween(box(0), box(400), 0)).toEqual({ from: { x: 50, y: 0 }, to: { x: 350, y: 0 } });
});
