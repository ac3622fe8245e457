/** What the page is told against what is there: windows of the run, held against the scene after them. */
import { finish, mix, unitFrom } from '../engine/random.ts';
import type { Run } from '../engine/run.ts';
import { nameOf } from '../network/message.ts';
import { sceneOf } from '../timeline/observe-scene.ts';
import { standAfter } from '../timeline/recording.ts';
import { advance, type Flight, type Scene } from '../timeline/scene.ts';
import { windowOf } from '../timeline/window.ts';
import { canonical, type Value } from '../values.ts';
import type { Finding } from './finding.ts';

const WINDOWS = 2;
const WINDOW_STEPS = 40;

export function checkScenes(run: Run): readonly Finding[] {
  const { steps, program } = run.recording;
  const findings: Finding[] = [];
  for (let turn = 0; turn < WINDOWS; turn += 1) {
    const first = Math.floor(
      unitFrom(mix(program.scenario.seed, finish(turn + 1))) * Math.max(1, steps - WINDOW_STEPS),
    );
    const window = windowOf(run, first, WINDOW_STEPS);
    const told = window.moments.reduce((scene, { changes }) => advance(scene, changes), window.base);
    const at = standAfter(run.recording, first + window.moments.length, () => {});
    const difference = differenceOf(told, sceneOf(at));
    if (difference !== null)
      findings.push({ promise: 'window agrees', words: `steps ${first} to ${at.world.steps}: ${difference}` });
    const names = [...at.world.queue, ...at.world.waiting.map(({ message }) => message)].map((message) =>
      nameOf(message, program.nodes),
    );
    const twice = names.find((name, index) => names.indexOf(name) < index);
    if (twice !== undefined)
      findings.push({
        promise: 'window agrees',
        words: `two messages are named ${twice} after step ${at.world.steps}`,
      });
    const negative = negativeIn(sceneOf(at));
    if (negative !== null) findings.push({ promise: 'nothing negative', words: negative });
  }
  return findings;
}

const text = (part: unknown): string => canonical(JSON.parse(JSON.stringify(part)) as Value);

const underWay = (flights: readonly Flight[]): readonly Flight[] =>
  flights.filter(({ end }) => end === null).toSorted((left, right) => (left.message < right.message ? -1 : 1));

function differenceOf(told: Scene, there: Scene): string | null {
  const parts = [
    ['replicas', told.replicas, there.replicas],
    ['clients', told.clients, there.clients],
    ['cuts', told.cuts, there.cuts],
    ['conditions', told.conditions, there.conditions],
    ['messages', underWay(told.flights), underWay(there.flights)],
  ] as const;
  for (const [name, left, right] of parts) {
    if (text(left) === text(right)) continue;
    const at = left.findIndex((item, index) => text(item) !== text(right[index] ?? null));
    return `${name} differ: told ${text(left[at] ?? null).slice(0, 300)}, there ${text(right[Math.max(0, at)] ?? null).slice(0, 300)}`;
  }
  return null;
}

function negativeIn({ flights, replicas }: Scene): string | null {
  for (const { message, waypoints } of flights) {
    const isBad = waypoints.some(
      ({ atUs, share }, index) =>
        atUs < 0 ||
        share < 0 ||
        share > 1 ||
        !Number.isInteger(atUs) ||
        (index > 0 && (waypoints[index - 1]?.atUs ?? 0) > atUs),
    );
    if (isBad) return `${message} travels ${text(waypoints)}`;
  }
  const slow = replicas.find(({ slowUs }) => slowUs < 0);
  return slow === undefined ? null : `${slow.id} takes ${slow.slowUs} µs`;
}
