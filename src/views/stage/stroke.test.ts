import { expect, test } from 'vitest';
import { clientId, replicaId } from '../../core/ids.ts';
import { layoutStage } from './layout.ts';
import { linksOf } from './links.ts';
import { extended, meaningOf, type Stroke } from './stroke.ts';

const replicas = ['A', 'B', 'C', 'D', 'E'].map(replicaId);
const [A, B, C] = replicas as [(typeof replicas)[0], (typeof replicas)[0], (typeof replicas)[0]];
const cast = { replicas, clients: [{ id: clientId('alice'), near: A }] };
const layout = layoutStage({ width: 1080, height: 700 }, cast);
const links = linksOf(cast, layout, []);
const boxOf = (id: typeof A) => layout.boxes.get(id) as { x: number; y: number; width: number; height: number };

/** An ellipse around two cards, drawn as far as a share of it. */
function around(ids: readonly (typeof A)[], share: number): Stroke {
  const xs = ids.flatMap((id) => [boxOf(id).x - boxOf(id).width, boxOf(id).x + boxOf(id).width]);
  const ys = ids.flatMap((id) => [boxOf(id).y - boxOf(id).height, boxOf(id).y + boxOf(id).height]);
  const middle = { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
  const radius = { x: (Math.max(...xs) - Math.min(...xs)) / 2, y: (Math.max(...ys) - Math.min(...ys)) / 2 };
  return Array.from({ length: 33 }, (_, index) => {
    const angle = (index / 32) * 2 * Math.PI * share;
    return { x: middle.x + radius.x * Math.cos(angle), y: middle.y + radius.y * Math.sin(angle) };
  });
}

const read = (stroke: Stroke) => meaningOf(stroke, links, replicas, layout.boxes);

test('a line around a replica is a lasso, closed or nearly closed', () => {
  expect(read(around([B], 1))).toEqual({ kind: 'lasso', replicas: [B], isAll: false });
  expect(read(around([B], 0.85))).toMatchObject({ kind: 'lasso', replicas: [B] });
});

test('a line around two holds both of them', () => {
  expect(read(around([B, C], 1))).toMatchObject({ kind: 'lasso', replicas: expect.arrayContaining([B, C]) });
});

test('a line around all of them leaves nobody to be cut off from', () => {
  expect(read(around(replicas, 1))).toEqual({ kind: 'lasso', replicas, isAll: true });
});

test('an arc beside a replica does not come round: it cuts the links that it crosses', () => {
  const meaning = read(around([B], 0.5));
  expect(meaning.kind).not.toBe('lasso');
});

test('a straight line cuts the links that it crosses, all of them', () => {
  const { x, y, width, height } = boxOf(A);
  const below = y + height / 2 + 24;
  const meaning = read([
    { x: x - width, y: below },
    { x: x + width, y: below },
  ]);
  expect(meaning.kind).toBe('cut');
  // The ways to the neighbours leave the card at its sides.
  const crossed = meaning.kind === 'cut' ? meaning.links : [];
  expect(crossed.filter(({ isBetweenReplicas }) => isBetweenReplicas).map(({ from, to }) => `${from}${to}`)).toEqual([
    'AC',
    'AD',
  ]);
});

test('a circle on empty ground means nothing', () => {
  const small = Array.from({ length: 12 }, (_, index) => ({
    x: 20 + 6 * Math.cos(index),
    y: 20 + 6 * Math.sin(index),
  }));
  expect(read(small)).toEqual({ kind: 'nothing' });
});

test('a pointer that trembles adds nothing to the line', () => {
  const one = extended([], { x: 0, y: 0 });
  expect(extended(one, { x: 1, y: 1 })).toBe(one);
  expect(extended(one, { x: 5, y: 0 })).toHaveLength(2);
});
