import { expect, test } from 'vitest';
import type { Command, Scenario } from '../core/engine/scenario.ts';
import { replicaId } from '../core/ids.ts';
import type { ScenarioSettings } from '../scenario/settings.ts';
import { describeChange } from './describe-change.ts';
import { lastChange, opened, redone, switched, undone, withAction, withSettingsOf } from './history.ts';
import type { Work } from './state.ts';

const crash = (name: string): Command => ({ do: 'crash', replica: replicaId(name) });
const START: Work = {
  session: { scenario: {} as Scenario, settings: {}, actions: [] },
  branches: [],
  undone: [],
  chosen: [],
  left: null,
};
const STRATEGY: ScenarioSettings = { strategy: { kind: 'last-write-wins', options: {} } };
const CATALOGUE = {
  systems: [],
  strategies: [
    {
      id: 'last-write-wins',
      name: 'Last write wins',
      summary: '',
      concurrency: 'keeps one' as const,
      options: [{ name: 'clock', label: 'Clock', choices: [{ value: 'lamport', label: 'Lamport' }] }],
    },
  ],
};
/** The names of all that undo would take back, the first of it first. */
const story = (work: Work): readonly string[] => {
  const last = lastChange(work);
  return last === undefined ? [] : [...story(undone(work)), describeChange(last, CATALOGUE)];
};
const names = (work: Work) =>
  work.session.actions.map((action) => (action.do === 'crash' ? action.replica : '')).join('');

test('what is undone can be done again, until something else is done', () => {
  const both = withAction(withAction(START, crash('A'), 1), crash('B'), 2);
  const one = undone(both);
  expect(names(one)).toBe('A');
  expect(names(redone(one))).toBe('AB');
  expect(redone(withAction(one, crash('C'), 3)).undone).toEqual([]);
  expect(undone(START)).toBe(START);
});

test('acting in the past leaves what came later on a branch that can be gone back to', () => {
  const both = withAction(withAction(START, crash('A'), 1), crash('B'), 5);
  const fork = withAction(both, crash('C'), 3);
  expect(names(fork)).toBe('AC');
  expect(fork.branches).toHaveLength(1);
  const back = switched(fork, 0);
  expect(names(back)).toBe('AB');
  expect(names(switched(back, 0))).toBe('AC');
});

test('settings are taken back and done again in their order among the actions', () => {
  const first = withAction(START, crash('A'), 1);
  const chosen = withSettingsOf(first, STRATEGY);
  const all = withAction(withSettingsOf(chosen, { ...STRATEGY, seed: 7 }), crash('B'), 2);
  expect(story(all)).toEqual(['crash A', 'strategy Last write wins', 'seed 7', 'crash B']);
  const back = undone(undone(undone(all)));
  expect(back.session).toEqual(first.session);
  expect(redone(redone(redone(back)))).toEqual(all);
  expect(undone(back).session.actions).toEqual([]);
  expect(withSettingsOf(undone(all), {}).undone).toEqual([]);
});

test('settings that are what they were are no change', () => {
  const chosen = withSettingsOf(START, STRATEGY);
  expect(withSettingsOf(chosen, { ...STRATEGY })).toBe(chosen);
});

test('settings stay before an action in the past, and on every branch', () => {
  const both = withAction(withAction(START, crash('A'), 1), crash('B'), 5);
  const fork = withAction(withSettingsOf(both, STRATEGY), crash('C'), 3);
  expect(story(fork)).toEqual(['crash A', 'strategy Last write wins', 'crash C']);
  const back = switched(fork, 0);
  expect(back.session.settings).toEqual(STRATEGY);
  expect(story(back)).toEqual(['crash A', 'strategy Last write wins', 'crash B']);
});

test('each setting has a name', () => {
  const name = (before: ScenarioSettings, after: ScenarioSettings) =>
    describeChange({ kind: 'settings', before, after, actions: 0 }, CATALOGUE);
  expect(name(STRATEGY, { strategy: { kind: 'last-write-wins', options: { clock: 'lamport' } } })).toBe(
    'Clock: Lamport',
  );
  expect(name({}, { replicaCount: 5 })).toBe('5 replicas');
  expect(name({}, { merge: 'union' })).toBe('merge: Union');
  expect(name({}, { merge: 'ask' })).toBe('merge: Ask me');
  expect(name({}, { session: 'sticky' })).toBe('session: Sticky');
  expect(name({}, { seed: 7 })).toBe('seed 7');
  expect(name({ network: { lossPercent: 5 } }, { network: { lossPercent: 5, order: 'fifo' } })).toBe(
    'messages keep their order',
  );
  expect(name({}, { retry: null })).toBe('clients wait for ever');
  expect(name(STRATEGY, {})).toBe('back to the scenario’s own settings');
});

test('what was in hand when another was opened comes back by undo, and goes again by redo', () => {
  const mine = withAction(START, crash('A'), 10);
  const other = { ...START.session, scenario: { ...START.session.scenario, title: 'Other' } };
  const there = opened(mine, other);
  expect(there).toMatchObject({ session: other, branches: [], undone: [], chosen: [] });
  const change = lastChange(there);
  expect(change === undefined ? '' : describeChange(change, null)).toBe('opening “Other”');
  const back = undone(there);
  expect(back.session).toBe(mine.session);
  expect(redone(back)).toEqual(there);
  expect(undone(undone(withAction(there, crash('B'), 5))).session).toBe(mine.session);
  // Where nothing was done, nothing is to come back; what was left before that still is.
  expect(lastChange(opened(START, other))).toBeUndefined();
  expect(undone(opened(there, START.session)).session).toBe(mine.session);
});
