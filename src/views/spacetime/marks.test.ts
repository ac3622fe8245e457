import { expect, test } from 'vitest';
import { simulate } from '../../core/engine/run.ts';
import { sampleRun } from '../../core/engine/testing/sample.ts';
import { windowOf } from '../../core/timeline/window.ts';
import { findBuiltIn } from '../../scenario/built-in/index.ts';
import { startLab } from '../../worker/lab.ts';
import { lineEvents } from './events.ts';
import { outagesOf } from './outages.ts';

const pausedAndDown = windowOf(
  simulate(
    sampleRun({}, [
      { at: 10, do: 'pause', replica: 'B' },
      { at: 60, do: 'resume', replica: 'B' },
      { at: 70, do: 'pause', replica: 'C' },
      { at: 90, do: 'crash', replica: 'C' },
      { at: 150, do: 'recover', replica: 'C' },
    ]),
  ),
  0,
  100,
);

test('a replica is paused or down from one event to the next', () => {
  const { base, moments } = pausedAndDown;
  const outages = outagesOf(base, moments, { fromUs: 0, untilUs: 200_000 });
  expect(outages.map(({ replica, kind, fromUs, untilUs }) => [replica, kind, fromUs / 1_000, untilUs / 1_000])).toEqual(
    [
      ['B', 'paused', 10, 60],
      ['C', 'paused', 70, 90],
      ['C', 'down', 90, 150],
    ],
  );
});

test('pauses have signs on the line of their replica', () => {
  expect(lineEvents(pausedAndDown.moments).map(({ node, sign }) => [node, sign])).toEqual([
    ['B', 'paused'],
    ['B', 'resumed'],
    ['C', 'paused'],
    ['C', 'crash'],
    ['C', 'recovered'],
  ]);
});

test('hints and rounds are events of a replica, and named', async () => {
  const signsOf = async (id: string): Promise<ReadonlySet<string>> => {
    const scenario = await findBuiltIn(id)?.load();
    if (scenario === undefined) throw new Error(`no scenario ${id}`);
    const lab = startLab();
    lab.load({ scenario, settings: {}, actions: [] }, () => {});
    return new Set(lineEvents(lab.window(0).moments).map(({ sign }) => sign));
  };
  expect(await signsOf('hinted-handoff')).toContain('hint');
  expect(await signsOf('anti-entropy')).toContain('round');
});

test('a round is marked at both replicas: those that begin it, and those that are asked to compare', () => {
  const script = [
    { at: 0, do: 'put', client: 'alice', key: 'k', value: 'x' },
    { at: 10, do: 'drop', message: 'alice#1/replicate/A>B' },
  ];
  const sample = { replicas: ['A', 'B'], system: 'multi-leader', systemOptions: { 'anti-entropy': '200' } };
  const made = simulate(sampleRun(sample, script));
  const rounds = lineEvents(windowOf(made, 0, made.recording.steps).moments).filter(({ sign }) => sign === 'round');
  const [first] = rounds;
  const begun = rounds.filter(({ atUs }) => atUs === first?.atUs).map(({ node }) => node);
  const asked = rounds.filter(({ told }) => told[0]?.event.kind === 'delivered').map(({ node }) => node);
  expect([...new Set([...begun, ...asked])].sort()).toEqual(['A', 'B']);
  for (const node of ['A', 'B']) expect(rounds.some((round) => round.node === node)).toBe(true);
});
