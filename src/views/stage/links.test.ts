import { expect, test } from 'vitest';
import { clientId, type NodeId, replicaId } from '../../core/ids.ts';
import { FIRST_SCENARIO } from '../../scenario/built-in/first.ts';
import { frontiersOf } from './frontier.ts';
import { type Box, crosses, meets } from './geometry.ts';
import { layoutStage } from './layout.ts';
import { cutting, linkLabel, linksOf } from './links.ts';
import { crossedBy } from './stroke.ts';
import { usedLinks } from './used-links.ts';

const SIZE = { width: 1080, height: 600 };
const [A, B, C] = ['A', 'B', 'C'].map(replicaId) as [
  ReturnType<typeof replicaId>,
  ReturnType<typeof replicaId>,
  ReturnType<typeof replicaId>,
];
const alice = clientId('alice');
const cast = { replicas: [A, B, C], clients: [{ id: alice, near: A }] };
const layout = layoutStage(SIZE, cast);
const { boxes } = layout;
const whole = linksOf(cast, layout, []);
const between = (from: string, to: string) => whole.filter((link) => link.from === from && link.to === to);

test('every pair of replicas has a link, and each client one', () => {
  expect(whole.map(({ from, to }) => `${from}${to}`)).toEqual(['AB', 'AC', 'BC', 'aliceA']);
});

test('a link that is cut one way says which', () => {
  const [link] = linksOf(cast, layout, [{ from: B, to: A }]);
  expect(link?.state).toBe('backward');
  expect(link && linkLabel(link)).toBe('Link A to B, cut from B to A only. Heal it');
});

test('a link on which messages travel otherwise says how, each way where the ways differ', () => {
  const condition = (from: NodeId, to: NodeId, lossPercent: number) => ({
    ...{ from, to, lossPercent },
    latency: { kind: 'fixed', ms: 40 } as const,
  });
  const label = (...conditions: readonly ReturnType<typeof condition>[]) =>
    linksOf(cast, layout, [], conditions).slice(0, 2).map(linkLabel);
  expect(label(condition(A, B, 5), condition(B, A, 5))).toEqual([
    'Link A to B, 40 ms, 5 % lost, whole. Cut it',
    'Link A to C, whole. Cut it',
  ]);
  expect(label(condition(B, A, 5))[0]).toBe('Link A to B, from B to A 40 ms, 5 % lost, whole. Cut it');
});

test('a ring passes on one way over each of its links, and they say which', () => {
  const ring = {
    ...FIRST_SCENARIO,
    replicas: [A, B, C],
    system: { kind: 'multi-leader', options: { topology: 'ring' } },
  };
  const links = usedLinks(whole, ring);
  expect(links.map(({ from, to, oneWay }) => [from + to, oneWay])).toEqual([
    ['AB', 'forward'],
    ['AC', 'backward'],
    ['BC', 'forward'],
    ['aliceA', undefined],
  ]);
  expect(links.map(linkLabel)[1]).toBe('Link A to C, C sends to A, whole. Cut it');
  expect(usedLinks(whole, ring, ['B']).map(({ from, to, oneWay }) => [from + to, oneWay])).toContainEqual([
    'AC',
    undefined,
  ]);
  const edges = { ...ring, system: { kind: 'multi-leader', options: { topology: 'edges', edges: 'A-B B>C' } } };
  expect(usedLinks(whole, edges).map(({ from, to, oneWay }) => [from + to, oneWay])).toEqual([
    ['AB', undefined],
    ['BC', 'forward'],
    ['aliceA', undefined],
  ]);
});

test('cutting a replica off is one partition', () => {
  expect(cutting([...between('A', 'B'), ...between('A', 'C')], whole, cast.replicas)).toEqual([
    { do: 'partition', groups: [[A], [B, C]] },
  ]);
});

test('cutting one link of three parts nobody', () => {
  expect(cutting(between('A', 'B'), whole, cast.replicas)).toEqual([{ do: 'cut', between: [A, B] }]);
});

test('a stroke under the top replica crosses both of its links', () => {
  const y = ((boxes.get(A)?.y ?? 0) + (boxes.get(B)?.y ?? 0)) / 2;
  const crossed = crossedBy(
    [
      { x: 0, y },
      { x: SIZE.width, y },
    ],
    whole,
  );
  expect(crossed.map(({ from, to }) => `${from}${to}`)).toEqual(['AB', 'AC']);
});

test('a partition has one frontier for two groups, and three replicas alone have two', () => {
  const cuts = (pairs: readonly (readonly [typeof A, typeof A])[]) =>
    pairs.flatMap(([from, to]) => [
      { from, to },
      { from: to, to: from },
    ]);
  expect(
    frontiersOf(
      linksOf(
        cast,
        layout,
        cuts([
          [A, B],
          [A, C],
        ]),
      ),
      cast.replicas,
      layout,
    ),
  ).toHaveLength(1);
  expect(
    frontiersOf(
      linksOf(
        cast,
        layout,
        cuts([
          [A, B],
          [A, C],
          [B, C],
        ]),
      ),
      cast.replicas,
      layout,
    ),
  ).toHaveLength(2);
  expect(frontiersOf(whole, cast.replicas, layout)).toHaveLength(0);
});

test('a client that stands where a frontier would run is seen to be on its replica’s side', () => {
  const at = (x: number, y: number) => ({ x, y, width: 200, height: 120 });
  const placed = {
    ...layout,
    boxes: new Map<NodeId, Box>([
      [A, at(120, 300)],
      [B, at(960, 300)],
      [alice, at(540, 60)],
    ]),
    ports: new Map(),
  };
  const two = { replicas: [A, B], clients: [{ id: alice, near: A }] };
  const links = linksOf(two, placed, [
    { from: A, to: B },
    { from: B, to: A },
  ]);
  const [line = []] = frontiersOf(links, two.replicas, placed);
  const pieces = line.slice(1).map((to, index) => ({ from: line[index] as typeof to, to }));
  expect(pieces.some((piece) => crosses(piece, at(540, 60)))).toBe(false);
  const open = links.filter(({ state }) => state === 'whole');
  expect(open).toHaveLength(1);
  for (const { curve } of open) expect(pieces.some((piece) => meets(piece, curve))).toBe(false);
});
