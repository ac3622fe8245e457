import { expect, test } from 'vitest';
import { simulate } from '../core/engine/run.ts';
import type { Scenario } from '../core/engine/scenario.ts';
import { FIRST_SCENARIO } from './built-in/first.ts';
import { emptyLab } from './empty-lab.ts';
import { readScenario } from './format.ts';
import { runInputOf } from './settings.ts';
import { fileOfScenario } from './write.ts';

const under = (system: Scenario['system']): Scenario => emptyLab({ ...FIRST_SCENARIO, system });
const runs = (scenario: Scenario) => runInputOf({ scenario, settings: {}, actions: [] });

test('it keeps the choices of the run before, and nothing of its script', () => {
  const lab = under({ kind: 'leaderless', options: { n: '3', r: '1', w: '2' } });
  expect(lab.system.options).toMatchObject({ n: '3', r: '1', w: '2' });
  expect(lab.strategy.kind).toBe(FIRST_SCENARIO.strategy.kind);
  expect(lab.replicas).toEqual(['A', 'B', 'C']);
  expect(lab.script).toEqual([]);
  expect(readScenario(fileOfScenario(lab))).toMatchObject({ ok: true });
  expect(simulate(runs(lab)).recording.steps).toBe(0);
});

test('options that three replicas cannot have fall away, and it runs', () => {
  const sloppy = under({ kind: 'leaderless', options: { n: '5', handoff: 'fallback', 'time-out': '100' } });
  expect(sloppy.system).toEqual({ kind: 'leaderless', options: {} });
  const edges = under({ kind: 'multi-leader', options: { topology: 'edges', edges: 'A-D D-E' } });
  expect(edges.system).toEqual({ kind: 'multi-leader', options: {} });
});

test('a single server has one replica, and both clients beside it', () => {
  const { scenario } = runs(under({ kind: 'single-server', options: {} }));
  expect(scenario.replicas).toEqual(['A']);
  expect(scenario.clients.map(({ near }) => near)).toEqual(['A', 'A']);
});
