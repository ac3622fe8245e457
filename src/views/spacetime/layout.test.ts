import { describe, expect, test } from 'vitest';
import { clientId, type NodeId, replicaId } from '../../core/ids.ts';
import { findBuiltIn } from '../../scenario/built-in/index.ts';
import { startLab } from '../../worker/lab.ts';
import type { RunSummary } from '../../worker/protocol.ts';
import { labelsOf } from './labels.ts';
import { layoutOf, ticksOf } from './layout.ts';
import { type Line, linesOf } from './lines.ts';
import { type Picture, pictureOf } from './picture.ts';
import { eventAtStep, eventNear, walk } from './walk.ts';

const ROOM = { width: 960, height: 120, rowMin: 16 };

async function pictured(id: string): Promise<Picture> {
  const lab = startLab();
  const scenario = await findBuiltIn(id)?.load();
  if (scenario === undefined) throw new Error(`no scenario ${id}`);
  const answer = lab.load({ scenario, settings: {}, actions: [] }, () => {});
  if (!answer.ok) throw new Error('refused');
  return pictureOf(lab.window(0), answer.result satisfies RunSummary, ROOM);
}

describe('lines', () => {
  const [A, B, C] = ['A', 'B', 'C'].map(replicaId) as [never, never, never];
  const client = (name: string, near: never) => ({ id: clientId(name), near });
  const names = (clients: readonly ReturnType<typeof client>[], isInUse: (node: NodeId) => boolean = () => true) =>
    linesOf({ replicas: [A, B, C], clients }, isInUse).map(({ name }) => name);

  test('replicas stay together, each client on the side of its replica', () => {
    expect(names([client('carol', C), client('alice', A), client('bob', B), client('ben', B)])).toEqual([
      'alice',
      'bob',
      'A',
      'B',
      'C',
      'ben',
      'carol',
    ]);
  });

  test('a client without events has no line, a replica has', () => {
    expect(names([client('alice', A)], () => false)).toEqual(['A', 'B', 'C']);
  });

  test('many clients of one replica share a line', () => {
    const many = Array.from({ length: 40 }, (_, index) => client(`c${index}`, index < 30 ? A : C));
    expect(names(many)).toEqual(['30 near A', 'A', 'B', 'C', '10 near C']);
  });
});

describe('the picture of a run', () => {
  test('all is within it, and time goes to the right', async () => {
    const { events, layout } = await pictured('two-leaders');
    expect(layout.width).toBe(ROOM.width);
    expect(layout.height).toBe(ROOM.height);
    for (const { x, y } of events) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(layout.width);
      expect(y).toBeLessThan(layout.height);
    }
    expect(layout.timeAt(layout.x(123_000))).toBeCloseTo(123_000);
  });

  test('two messages that wait at one cut are both seen to wait, side by side', async () => {
    const { ways } = await pictured('two-leaders');
    const stops = ways.flatMap((way) => way.stops);
    expect(stops.map(({ dwell }) => [dwell.fromUs, dwell.untilUs, dwell.reason])).toEqual([
      [360_000, 520_000, 'cut'],
      [380_000, 520_000, 'cut'],
    ]);
    expect(stops[0]?.y).not.toBe(stops[1]?.y);
  });

  test('values are written where there is room, and never on the next event', async () => {
    const few = await pictured('two-leaders');
    expect([...labelsOf(few).values()]).toEqual(expect.arrayContaining(['Home', 'Start', 'Welcome']));
    const many = await pictured('sibling-explosion');
    expect(labelsOf(many).size).toBeLessThan(many.events.filter(({ event }) => event.sign === 'write').length);
  });

  test('a hundred and one writes get more width than there is room, and signs that do not touch', async () => {
    const { events, layout } = await pictured('sibling-explosion');
    expect(layout.width).toBeGreaterThan(ROOM.width);
    const signed = events.filter(({ isSmall }) => !isSmall);
    for (const [index, { x, y }] of signed.entries()) {
      const next = signed.slice(index + 1).find((other) => other.y === y);
      if (next !== undefined) expect(next.x - x).toBeGreaterThanOrEqual(layout.mark * 0.8);
    }
  });

  test('events a hair after one another are marks beside one another, in their order and near their times', async () => {
    for (const id of ['two-leaders', 'dynamo-versions', 'flapping-link']) {
      const { events, layout } = await pictured(id);
      for (const y of new Set(events.map((event) => event.y))) {
        const line = events
          .filter((event) => event.y === y)
          .toSorted((one, other) => one.event.atUs - other.event.atUs);
        for (const [index, { x }] of line.slice(1).entries())
          expect(x - (line[index]?.x ?? 0)).toBeGreaterThanOrEqual(3);
      }
      for (const { event, x } of events) expect(Math.abs(x - layout.x(event.atUs))).toBeLessThanOrEqual(12);
    }
  });

  test('fifty clients are few lines', async () => {
    const { lines } = await pictured('hundred-writes');
    expect(lines.length).toBeLessThanOrEqual(9);
  });
});

describe('going through it', () => {
  test('keys go along a line and to the nearest event of the next one', async () => {
    const { events } = await pictured('two-leaders');
    const first = eventAtStep(events, 0);
    expect(events[first]?.event.node).toBe('alice');
    const below = walk(events, first, 'ArrowDown') as number;
    expect(events[below]?.event.node).toBe('A');
    expect(events[walk(events, first, 'ArrowRight') as number]?.event.node).toBe('alice');
    expect(walk(events, first, 'ArrowUp')).toBe(first);
    expect(walk(events, first, 'x')).toBeNull();
  });

  test('a pointer means what is near', async () => {
    const { events } = await pictured('two-leaders');
    const { x, y } = events[3] as (typeof events)[number];
    expect(eventNear(events, x + 3, y - 3, 14)).toBe(3);
    expect(eventNear(events, x, y + 900, 14)).toBeNull();
  });
});

test('the scale has round times that stand apart', () => {
  const span = { fromUs: 0, untilUs: 700_000 };
  expect(ticksOf({ span, width: 960 }, 88)).toEqual([0, 100_000, 200_000, 300_000, 400_000, 500_000, 600_000, 700_000]);
  expect(ticksOf({ span: { fromUs: 0, untilUs: 5_800 }, width: 960 }, 88)[1]).toBe(1_000);
});

test('what a scrollbar takes is not drawn on, and all lines stay in sight where a pixel of each is enough', () => {
  const lines = Array.from({ length: 7 }, (_, index): Line => {
    const id = replicaId(`R${index}`);
    return { kind: 'replica', name: id, nodes: [id], side: null };
  });
  const events = Array.from(
    { length: 40 },
    (_, index) => ({ node: 'R0', atUs: index * 1_000, sign: 'write' }) as never,
  );
  const room = { width: 300, height: 120, rowMin: 16 };
  const span = { fromUs: 0, untilUs: 40_000 };
  expect(layoutOf(lines, events, span, room).height).toBeCloseTo(120);
  expect(layoutOf(lines, events, span, { ...room, bar: 11 }).height).toBeCloseTo(109);
  expect(layoutOf(lines, [], span, { ...room, bar: 11 })).toMatchObject({ width: 300, height: expect.closeTo(120) });
  expect(layoutOf(lines, [], span, { ...room, height: 100, bar: 11 })).toMatchObject({ width: 289, height: 116 });
});
