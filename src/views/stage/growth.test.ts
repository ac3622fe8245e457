import { expect, test } from 'vitest';
import { clientId, replicaId } from '../../core/ids.ts';
import { curveOf } from './cast.ts';
import { type Box, gapBetween, isInside } from './geometry.ts';
import { grown } from './growth.ts';
import { layoutStage } from './layout.ts';

const [A, B] = ['A', 'B'].map(replicaId) as [ReturnType<typeof replicaId>, ReturnType<typeof replicaId>];
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
  const layout = grown(base, cast, new Map([[A, 300]]));
  const [before, after] = [boxOf(base, A), boxOf(layout, A)];
  expect(after.height).toBe(300);
  expect(after.y - after.height / 2).toBe(before.y - before.height / 2);
  expect(boxOf(layout, B)).toEqual(boxOf(base, B));
});

test('the ways stay as they were when a card grows: no letter leaps', () => {
  const layout = grown(base, cast, new Map([[A, 300]]));
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
        [A, 5_000],
        [B, 5_000],
      ]),
    );
    const all = [...layout.boxes.values()];
    for (const [index, box] of all.entries()) {
      expect(isInside(box, layout.size, 8)).toBe(true);
      for (const other of all.slice(0, index)) expect(gapBetween(box, other)).toBeGreaterThanOrEqual(48);
    }
  }
});

test('a card shrinks to its place again when it needs no more', () => {
  expect(grown(base, cast, new Map([[A, 80]])).boxes).toEqual(base.boxes);
});
