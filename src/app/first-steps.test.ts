import { expect, test } from 'vitest';
import { simulate } from '../core/engine/run.ts';
import type { Command, Scenario, TimedCommand } from '../core/engine/scenario.ts';
import { clientId, keyOf, replicaId } from '../core/ids.ts';
import { sceneOf } from '../core/timeline/observe-scene.ts';
import { standAfter } from '../core/timeline/recording.ts';
import { accountAfter } from '../core/verdicts/account.ts';
import { FIRST_SCENARIO } from '../scenario/built-in/first.ts';
import { runInputOf, type ScenarioSettings } from '../scenario/settings.ts';
import { firstStep } from './first-steps.ts';

const between = [replicaId('A'), replicaId('B')] as const;
const CUT: Command = { do: 'cut', between };
const HEAL: Command = { do: 'heal', between };
const write = (client: string): Command => ({
  do: 'put',
  client: clientId(client),
  key: keyOf('title'),
  value: client,
});

/** What is said at the end of a run in which these things were done, one every 100 ms from 800 ms on. */
function saidAfter(
  commands: readonly Command[],
  settings: ScenarioSettings = {},
  scenario: Scenario = FIRST_SCENARIO,
  timeUs = Number.POSITIVE_INFINITY,
): string | null {
  const actions = commands.map((command, index): TimedCommand => ({ ...command, at: 800 + index * 100 }));
  const run = simulate(runInputOf({ scenario, settings, actions }));
  const { steps } = run.recording;
  const scene = sceneOf(standAfter(run.recording, steps, () => {}));
  const { verdicts } = accountAfter(run, steps - 1);
  return firstStep({ scenario: run.recording.program.scenario, actions, timeUs, scene, verdicts })?.text ?? null;
}

test('each step follows from what the person did', () => {
  expect(saidAfter([])).toBeNull();
  expect(saidAfter([write('alice')])).toBeNull();
  expect(saidAfter([CUT])).toBe('A and B no longer hear of one another. Press Write on alice.');
  expect(saidAfter([CUT, write('bob')])).toContain('as alice, who cannot have seen what bob wrote');
  expect(saidAfter([CUT, write('alice'), write('bob')])).toContain('they are concurrent');
  expect(saidAfter([CUT, write('alice'), HEAL])).toContain('write on both sides');
});

test('the last one says what came of it', () => {
  const all = [CUT, write('alice'), write('bob'), HEAL];
  expect(saidAfter(all)).toContain('as siblings');
  expect(saidAfter(all, { strategy: { kind: 'last-write-wins', options: {} } })).toContain('one of the two is lost');
});

test('after a cut one way it is said who still hears of whom', () => {
  const oneWay: Command = { ...CUT, direction: 'forward' };
  expect(saidAfter([oneWay])).toBe('B no longer hears of A, though A still hears of B. Press Write on alice.');
  expect(saidAfter([oneWay, write('alice')])).toContain('as bob, who cannot have seen what alice wrote');
  expect(saidAfter([oneWay, write('alice'), write('bob')])).toContain('they are concurrent');
  // A hears of what bob wrote.
  expect(saidAfter([oneWay, write('bob')])).toBeNull();
});

test('nobody is sent to the other side who is not there, or has looked', () => {
  const sameSide: Scenario = {
    ...FIRST_SCENARIO,
    clients: FIRST_SCENARIO.clients.map(({ id }) => ({ id, near: replicaId('A') })),
  };
  expect(saidAfter([CUT], {}, sameSide)).toBe('A and B no longer hear of one another.');
  expect(saidAfter([CUT, write('alice')], {}, sameSide)).toBeNull();
  expect(saidAfter([CUT, write('alice'), write('bob')], {}, sameSide)).toBeNull();
  // Through bob's own replica.
  expect(saidAfter([CUT, { ...write('alice'), via: replicaId('B') } as Command])).toBeNull();
  const look = { do: 'get', client: clientId('bob'), key: keyOf('title'), via: replicaId('A') } as const;
  expect(saidAfter([CUT, write('alice'), look])).toBeNull();
  expect(saidAfter([CUT, write('alice'), { ...look, via: replicaId('B') }])).toContain('as bob');
});

test('where there is a way round the cut nothing is said of who hears of whom', () => {
  expect(saidAfter([CUT], { replicaCount: 3 })).toBeNull();
  const parted: Command = { do: 'partition', groups: [['A'], ['B', 'C']].map((group) => group.map(replicaId)) };
  expect(saidAfter([parted], { replicaCount: 3 })).toContain('The sides no longer hear of one another.');
});

test('before it is done again, nothing is said of it', () => {
  expect(saidAfter([CUT, write('alice')], {}, FIRST_SCENARIO, 0)).toBeNull();
});

test('what the ended story still planned has no say', () => {
  const heals: Scenario = { ...FIRST_SCENARIO, script: [{ ...HEAL, at: 950 } as TimedCommand] };
  expect(saidAfter([CUT, { do: 'end-story' }, write('alice')], {}, heals)).toContain('as bob');
  expect(saidAfter([CUT, write('alice'), write('bob')], {}, heals)).toContain('The link is healed');
});
