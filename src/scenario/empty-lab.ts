/** A database with nobody's script: whatever happens in it, the person does. It tells no story, so it is no built-in scenario. */
import type { Scenario } from '../core/engine/scenario.ts';
import { completeScenario } from './complete.ts';
import { EMPTY_LAB } from './empty-lab-words.ts';
import { problemsOfChosen, runInputOf } from './settings.ts';

/** Three replicas and two clients under the choices of another run; options that three replicas cannot have fall away. */
export function emptyLab({ system, strategy, merge, session }: Scenario): Scenario {
  const empty = completeScenario({
    version: 1,
    title: EMPTY_LAB.title,
    description: EMPTY_LAB.description,
    replicas: ['A', 'B', 'C'],
    clients: ['alice', 'bob'],
    system: { ...system.options, kind: system.kind },
    strategy: { ...strategy.options, kind: strategy.kind },
    merge,
    session,
    network: { latency: 40 },
  });
  const isGood = problemsOfChosen(runInputOf({ scenario: empty, settings: {}, actions: [] })).length === 0;
  return isGood ? empty : { ...empty, system: { kind: system.kind, options: {} } };
}
