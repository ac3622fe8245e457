/** Whatever is done to letters while a run plays, none of them leaps: seen at each millisecond of real runs. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulate } from '../../core/engine/run.ts';
import { type LooseCommand, sampleRun } from '../../core/engine/testing/sample.ts';
import { clientId, type MessageId, type NodeId, replicaId } from '../../core/ids.ts';
import { advance, type Flight, type Scene } from '../../core/timeline/scene.ts';
import { windowOf } from '../../core/timeline/window.ts';
import type { StageLayout } from './cast.ts';
import { type Lanes, lanesOn } from './lanes.ts';
import { layoutStage } from './layout.ts';
import { linksOf } from './links.ts';
import { trafficOn } from './traffic.ts';

const COPY = 'alice#1/replicate/A>B';
const LATENCY_MS = 50;
const [A, B, C] = ['A', 'B', 'C'].map(replicaId) as [never, never, never];
const WIDTH = 60;
/** Two cards with 400 pixels between them. */
const LAYOUT: StageLayout = {
  density: 'roomy',
  size: { width: 900, height: 500 },
  lettersMax: 4,
  boxes: new Map<NodeId, { x: number; y: number; width: number; height: number }>([
    [A, { x: 150, y: 250, width: 200, height: 150 }],
    [B, { x: 750, y: 250, width: 200, height: 150 }],
  ]),
  ports: new Map(),
  folds: [],
};
const LANES = lanesOn(LAYOUT, [{ from: A, to: B }]);
/** Twice as far as a letter comes in a millisecond. */
const FAR = (2 * (LANES.roadOf(A, B)?.way.length ?? 0)) / LATENCY_MS;

/** The greatest way that a letter makes in a millisecond, over the whole of a run; and until when it was seen. */
function farthestLeap(script: readonly LooseCommand[]): { readonly pixels: number; readonly lastMs: number } {
  const { moments, base } = windowOf(simulate(sampleRun({}, script)), 0, 10_000);
  let scene: Scene = base;
  let next = 0;
  let before: { readonly x: number; readonly y: number } | null = null;
  let pixels = 0;
  let lastMs = 0;
  const endUs = (moments.at(-1)?.atUs ?? 0) + 5_000;
  for (let atUs = 0; atUs <= endUs; atUs += 1_000) {
    for (; (moments[next]?.atUs ?? endUs + 1) <= atUs; next += 1) {
      const moment = moments[next];
      if (moment !== undefined) scene = advance(scene, moment.changes);
    }
    const flight = scene.flights.find(({ message }) => message === (COPY as MessageId));
    const place = flight === undefined ? null : placeOf(flight, scene.flights, atUs);
    if (place !== null && before !== null)
      pixels = Math.max(pixels, Math.hypot(place.x - before.x, place.y - before.y));
    if (place !== null) lastMs = atUs / 1_000;
    before = place;
  }
  return { pixels, lastMs };
}

const placeOf = (flight: Flight, flights: readonly Flight[], atUs: number, lanes: Lanes = LANES) =>
  trafficOn(flights, lanes).placeOf(flight, WIDTH, atUs);

const PUT = { at: 0, do: 'put', client: 'alice', key: 'cart', value: 'milk' };
/** The copy travels from 50 to 100 ms, and passes the middle at 75. */
const act = (at: number, what: string): LooseCommand => ({ at, do: what, message: COPY });
const cut = { at: 60, do: 'cut', between: ['A', 'B'] };
const heal = (at: number) => ({ at, do: 'heal', between: ['A', 'B'] });

test.each<[string, readonly LooseCommand[]]>([
  ['is dropped on its way', [act(70, 'drop')]],
  ['waits at a cut and is dropped there', [cut, act(150, 'drop')]],
  ['is dropped before it comes to the cut', [cut, act(65, 'drop')]],
  ['waits at a cut and is held there', [cut, act(150, 'hold')]],
  ['waits at a cut, is held there and then let go', [cut, act(150, 'hold'), heal(200), act(250, 'release')]],
  ['is held on its way and dropped', [act(60, 'hold'), act(120, 'drop')]],
  ['is held on its way and let go', [act(60, 'hold'), act(120, 'release')]],
  ['waits at a cut, goes on and is held again', [cut, heal(150), act(160, 'hold'), act(200, 'release')]],
  [
    'waits for a replica that comes back',
    [
      { at: 60, do: 'pause', replica: 'B' },
      { at: 200, do: 'resume', replica: 'B' },
    ],
  ],
])('a letter that %s makes no leap', (_, script) => {
  expect(farthestLeap([PUT, ...script]).pixels).toBeLessThan(FAR);
});

test('it is seen to fall from where it waited', () => {
  expect(farthestLeap([PUT, cut, act(150, 'drop')]).lastMs).toBeGreaterThanOrEqual(150);
});

test('one that is lost falls straight down, also where it was on its way to a cut', () => {
  for (const script of [[act(65, 'drop')], [cut, act(65, 'drop')], [cut, act(150, 'drop')]]) {
    const { moments } = windowOf(simulate(sampleRun({}, [PUT, ...script])), 0, 10_000);
    const lost = moments.flatMap(({ changes }) => changes.flights).find(({ end }) => end?.how === 'dropped') as Flight;
    const endUs = lost.end?.atUs ?? 0;
    expect(placeOf(lost, [lost], endUs + 30_000)).toEqual(placeOf(lost, [lost], endUs));
  }
});

test('whatever people do to one letter, and in whatever order', () => {
  const at = fc.integer({ min: 45, max: 300 });
  const anything = fc.oneof(
    fc.record({ at, do: fc.constantFrom('hold', 'release'), message: fc.constant(COPY) }),
    fc.record({ at, do: fc.constantFrom('cut', 'heal'), between: fc.constant(['A', 'B']) }),
    fc.record({ at, do: fc.constantFrom('pause', 'resume'), replica: fc.constant('B') }),
    fc.record({ at, do: fc.constant('drop'), message: fc.constant(COPY) }),
  );
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 6 }), (script) => {
      expect(farthestLeap([PUT, ...script]).pixels).toBeLessThan(FAR);
    }),
    { numRuns: 500 },
  );
});

test('nor any of the others on a stage, as the run goes: piles, and letters that travel side by side, on desk and phone', () => {
  const cast = {
    replicas: [A, B, C],
    clients: ['alice', 'bob'].map((name, index) => ({ id: clientId(name), near: index === 0 ? A : B })),
  };
  const script = [
    PUT,
    { ...PUT, at: 4, value: 'eggs' },
    { ...PUT, at: 5, client: 'bob', value: 'flour' },
    { ...PUT, at: 9, value: 'bread' },
    { ...PUT, at: 9, value: 'jam' },
    { at: 66, do: 'cut', between: ['A', 'B'] },
    { at: 180, do: 'heal', between: ['A', 'B'] },
    { at: 60, do: 'pause', replica: 'C' },
    { at: 220, do: 'resume', replica: 'C' },
  ];
  const { moments, base } = windowOf(simulate(sampleRun({}, script)), 0, 10_000);
  for (const size of [
    { width: 1096, height: 684 },
    { width: 390, height: 320 },
  ]) {
    const layout = layoutStage(size, cast);
    const lanes = lanesOn(layout, linksOf(cast, layout, []));
    let scene: Scene = base;
    let next = 0;
    let before = new Map<MessageId, { readonly x: number; readonly y: number }>();
    const leaps: string[] = [];
    let seen = 0;
    for (let atUs = 0; atUs <= 320_000; atUs += 250) {
      for (; (moments[next]?.atUs ?? Number.POSITIVE_INFINITY) <= atUs; next += 1)
        scene = advance(scene, (moments[next] as (typeof moments)[number]).changes);
      const traffic = trafficOn(scene.flights, lanes);
      const now = new Map<MessageId, { readonly x: number; readonly y: number }>();
      for (const flight of scene.flights) {
        const place = traffic.placeOf(flight, WIDTH, atUs);
        if (place === null) continue;
        now.set(flight.message, place);
        const last = before.get(flight.message);
        if (last === undefined) continue;
        seen += 1;
        const pixels = Math.hypot(place.x - last.x, place.y - last.y);
        // In a quarter of a millisecond: a place of a pile or another lane is several times as far.
        if (pixels > 12) leaps.push(`${flight.message} at ${atUs / 1_000} ms: ${pixels.toFixed(1)}`);
      }
      before = now;
    }
    expect(seen).toBeGreaterThan(1_000);
    expect(leaps).toEqual([]);
  }
});
