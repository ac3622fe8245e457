import { describe, expect, test } from 'vitest';
import { clientId, type NodeId, replicaId } from '../../core/ids.ts';
import { BUILT_INS } from '../../scenario/built-in/index.ts';
import type { Cast, StageLayout } from './cast.ts';
import { doorsOf, placeBetween } from './disagreement-place.ts';
import { gapBetween } from './geometry.ts';
import { layoutStage } from './layout.ts';
import { linksOf } from './links.ts';
import { usedLinks } from './used-links.ts';

const [A, B] = [replicaId('A'), replicaId('B')];
const layoutOf = (boxes: readonly (readonly [NodeId, { x: number; y: number }])[]): StageLayout =>
  ({
    size: { width: 800, height: 400 },
    boxes: new Map(boxes.map(([id, at]) => [id, { ...at, width: 160, height: 100 }])),
  }) as never;

test('it stands in the middle between two that differ', () => {
  const layout = layoutOf([
    [A, { x: 100, y: 200 }],
    [B, { x: 700, y: 200 }],
  ]);
  expect(placeBetween({ width: 200, height: 32 }, [[A], [B]], layout)).toEqual({
    x: 400,
    y: 200,
    width: 200,
    height: 32,
  });
});

test('what is drawn for a moment is left to be seen where there is room beside it', () => {
  const layout = layoutOf([
    [A, { x: 100, y: 200 }],
    [B, { x: 700, y: 200 }],
  ]);
  const size = { width: 100, height: 32 };
  expect(placeBetween(size, [[A], [B]], layout, [{ x: 350, y: 200, width: 160, height: 60 }])?.x).toBe(496);
  expect(placeBetween(size, [[A], [B]], layout, [{ x: 400, y: 200, width: 800, height: 60 }])?.x).toBe(400);
});

test('it never lies on a card, and where none has room there is none', () => {
  const layout = layoutOf([
    [A, { x: 100, y: 200 }],
    [B, { x: 700, y: 200 }],
    ['alice' as NodeId, { x: 400, y: 200 }],
  ]);
  expect(placeBetween({ width: 200, height: 32 }, [[A], [B]], layout)?.y).toBe(276);
  expect(placeBetween({ width: 200, height: 420 }, [[A], [B]], layout)).toBeNull();
  expect(placeBetween({ width: 60, height: 32 }, [[A], [B]], layout)?.x).not.toBe(400);
});

const STAGES = {
  desk: { width: 1096, height: 684 },
  projector: { width: 704, height: 560 },
  'projector with the diagram': { width: 704, height: 392 },
  phone: { width: 390, height: 320 },
} as const;

describe.each(Object.entries(STAGES))('on the stage of a %s', (_, size) => {
  test('it lies on no card, end of a link or door of letters, whichever replicas of a built-in scenario differ', async () => {
    for (const { id, load } of BUILT_INS) {
      const scenario = await load();
      const cast: Cast = {
        replicas: scenario.replicas,
        clients: scenario.clients.map((client) => ({ id: clientId(client.id), near: replicaId(client.near) })),
      };
      if (cast.replicas.length < 2) continue;
      const layout = layoutStage(size, cast);
      const links = usedLinks(linksOf(cast, layout, []), scenario);
      for (const one of cast.replicas) {
        const sides = [[one], cast.replicas.filter((other) => other !== one)];
        for (const width of [220, 60]) {
          const box = placeBetween({ width, height: 32 }, sides, layout, [], links);
          if (box === null) continue;
          for (const kept of [...layout.boxes.values(), ...doorsOf(links)])
            expect(gapBetween(box, kept), `${id} ${one} ${width}`).toBeGreaterThanOrEqual(4);
        }
        expect(placeBetween({ width: 60, height: 32 }, sides, layout, [], links), `${id} ${one}`).not.toBeNull();
      }
    }
  });
});
