import { expect, test } from 'vitest';
import { simulate } from '../core/engine/run.ts';
import type { Command, TimedCommand } from '../core/engine/scenario.ts';
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
function saidAfter(commands: readonly Command[], settings: ScenarioSettings = {}): string | null {
  const actions = commands.map((command, index): TimedCommand => ({ ...command, at: 800 + index * 100 }));
  const run = simulate(runInputOf({ scenario: FIRST_SCENARIO, settings, actions }));
  const { steps } = run.recording;
  const scene = sceneOf(standAfter(run.recording, steps, () => {}));
  const { counts } = accountAfter(run, steps - 1);
  return firstStep({ scenario: FIRST_SCENARIO, actions, scene, counts })?.text ?? null;
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
