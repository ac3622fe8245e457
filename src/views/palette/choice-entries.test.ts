import { expect, test } from 'vitest';
import type { PageSettings } from '../../app/page-settings.ts';
import { type LabCommands, type LabState, stateBefore } from '../../app/state.ts';
import { FIRST_SCENARIO } from '../../scenario/built-in/first.ts';
import type { ScenarioSettings } from '../../scenario/settings.ts';
import { found } from '../../ui/search.ts';
import { choiceEntries, typedEntries } from './choice-entries.ts';

const PAGE = {
  theme: 'system',
  motion: 'system',
  projector: false,
  diagram: 'hidden',
  firstSteps: 'done',
} as PageSettings;

function opened(settings: ScenarioSettings = {}, system = FIRST_SCENARIO.system) {
  const changed: ScenarioSettings[] = [];
  const commands = { changeSettings: (change: ScenarioSettings) => changed.push(change) } as unknown as LabCommands;
  const before = stateBefore(FIRST_SCENARIO);
  const state = {
    ...before,
    session: { ...before.session, settings },
    run: { effective: { ...FIRST_SCENARIO, system } },
    catalogue: { systems: [], strategies: [] },
  } as unknown as LabState;
  const entries = choiceEntries(state, PAGE, commands);
  return {
    labels: entries.map(({ label }) => label),
    chosen: entries.filter(({ isChosen }) => isChosen).map(({ label }) => label),
    pick: (label: string) => {
      entries.find((entry) => entry.label === label)?.pick();
      return changed.at(-1);
    },
    find: (query: string) => found(entries, query).map(({ label }) => label),
    typed: (query: string) => {
      for (const entry of typedEntries(query, commands)) entry.pick();
      return changed.at(-1);
    },
  };
}

test('how many replicas there are is chosen, and what is so now is told', () => {
  const { labels, chosen, pick } = opened();
  expect(labels.filter((label) => label.startsWith('Replicas: '))).toHaveLength(11);
  expect(chosen).toContain('Replicas: 2');
  expect(pick('Replicas: 5')).toEqual({ replicaCount: 5 });
  expect(pick('Replicas: 32')).toEqual({ replicaCount: 32 });
  expect(
    opened({}, { kind: 'single-server', options: {} }).labels.some((label) => label.startsWith('Replicas: ')),
  ).toBe(false);
});

test('any seed is asked for by its number, the neighbours without', () => {
  const { seed } = FIRST_SCENARIO;
  const { pick, typed } = opened();
  expect(pick(`Seed: the next, ${seed + 1}`)).toEqual({ seed: seed + 1 });
  expect(typed('seed 4242')).toEqual({ seed: 4_242 });
  expect(opened().typed('seed 99999999999')).toBeUndefined();
  expect(opened().typed('seed 9999999999')).toBeUndefined();
  expect(opened().typed('replicas 3')).toBeUndefined();
});

test('a choice of the network leaves the others as they were', () => {
  const { pick, chosen } = opened({ network: { lossPercent: 5 } });
  expect(pick('Network: messages keep their order')).toEqual({ network: { lossPercent: 5, order: 'fifo' } });
  expect(chosen).toContain('Network: messages may overtake');
});

test('what clients do without an answer is chosen', () => {
  const { pick, chosen } = opened();
  expect(chosen).toContain('Without an answer: Wait for ever');
  expect(pick('Without an answer: Ask the next replica again')).toMatchObject({ retry: { identity: 'none' } });
  expect(pick('Without an answer: Wait for ever')).toEqual({ retry: null });
});

test('no two lines are the same', () => {
  const { labels } = opened();
  expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
});

test('what is no single choice leads to the form', () => {
  const { find } = opened();
  for (const query of ['latency', 'pareto', 'edges']) expect(find(query)).toContain('Settings…');
});
