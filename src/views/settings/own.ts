/** The scenario's own choices, and whether they are what runs. */
import type { Choice, Scenario } from '../../core/engine/scenario.ts';
import type { ScenarioSettings } from '../../scenario/settings.ts';

export const ownSettings = ({ system, strategy, merge, replicas, seed }: Scenario): ScenarioSettings => ({
  system,
  strategy,
  merge,
  replicaCount: replicas.length,
  seed,
});

/** What runs has every option filled in; only those that the scenario names are its own choice. */
export const isAsWritten = (scenario: Scenario, effective: Scenario): boolean =>
  isSameChoice(scenario.system, effective.system) &&
  isSameChoice(scenario.strategy, effective.strategy) &&
  scenario.merge === effective.merge &&
  scenario.replicas.length === effective.replicas.length &&
  scenario.seed === effective.seed;

const isSameChoice = (own: Choice, running: Choice): boolean =>
  own.kind === running.kind && Object.entries(own.options).every(([name, value]) => running.options[name] === value);
