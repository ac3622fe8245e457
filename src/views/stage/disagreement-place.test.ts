import { expect, test } from 'vitest';
import { type NodeId, replicaId } from '../../core/ids.ts';
import type { StageLayout } from './cast.ts';
import { placeBetween } from './disagreement-place.ts';

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
  expect(placeBetween({ width: 200, height: 32 }, [[A], [B]], layout)).toBeNull();
  expect(placeBetween({ width: 60, height: 32 }, [[A], [B]], layout)?.x).not.toBe(400);
});
