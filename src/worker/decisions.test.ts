import { expect, test } from 'vitest';
import { simulate } from '../core/engine/run.ts';
import { decisionAfter, decisionBefore } from '../core/timeline/decisions.ts';
import { windowOf } from '../core/timeline/window.ts';
import { BUILT_INS } from '../scenario/built-in/index.ts';
import { runInputOf } from '../scenario/settings.ts';

const load = async (id: string) => {
  const scenario = await BUILT_INS.find((entry) => entry.id === id)?.load();
  if (scenario === undefined) throw new Error(`no scenario ${id}`);
  return simulate(runInputOf({ scenario, settings: {}, actions: [] }));
};

const comparing = (run: Awaited<ReturnType<typeof load>>): readonly number[] =>
  windowOf(run, 0, run.recording.steps)
    .moments.filter(({ events }) => events.some(({ comparisons }) => comparisons.length > 0))
    .map(({ step }) => step);

test.each(['slow-clock', 'hundred-writes', 'sibling-explosion'])(
  'all decisions of %s are found, either way',
  async (id) => {
    const run = await load(id);
    const expected = comparing(run);
    expect(expected.length).toBeGreaterThan(0);

    const forwards: number[] = [];
    for (let at = decisionAfter(run.recording, -1); at !== null; at = decisionAfter(run.recording, at))
      forwards.push(at);
    expect(forwards).toEqual(expected);

    const backwards: number[] = [];
    for (
      let at = decisionBefore(run.recording, run.recording.steps);
      at !== null;
      at = decisionBefore(run.recording, at)
    )
      backwards.push(at);
    expect(backwards.reverse()).toEqual(expected);
  },
);

test('stamps are told with the true time of their writes, from the register', async () => {
  const run = await load('slow-clock');
  const told = windowOf(run, 0, run.recording.steps)
    .moments.flatMap(({ events }) => events.flatMap(({ comparisons }) => comparisons))
    .flatMap((comparison) => (comparison.kind === 'stamps' ? [comparison.incoming, comparison.stored] : []));
  expect(told.length).toBeGreaterThan(0);
  for (const { write, issuedUs } of told) {
    expect(issuedUs).toBe(write === null ? undefined : run.recording.register.byId.get(write)?.issuedUs);
  }
});
