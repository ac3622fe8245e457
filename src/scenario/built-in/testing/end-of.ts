/** How a built-in scenario ends: what is kept, what became of each write, and what clients were told. */
import { type Run, simulate } from '../../../core/engine/run.ts';
import type { Scenario } from '../../../core/engine/scenario.ts';
import { sceneOf } from '../../../core/timeline/observe-scene.ts';
import { standAfter } from '../../../core/timeline/recording.ts';
import type { Scene } from '../../../core/timeline/scene.ts';
import { windowOf } from '../../../core/timeline/window.ts';
import type { Value } from '../../../core/values.ts';
import { accountAfter } from '../../../core/verdicts/account.ts';
import type { Account } from '../../../core/verdicts/verdict.ts';
import { type ScenarioSettings, withSettings } from '../../settings.ts';
import { findBuiltIn } from '../index.ts';

export async function scenarioOf(id: string): Promise<Scenario> {
  const scenario = await findBuiltIn(id)?.load();
  if (scenario === undefined) throw new Error(`there is no ${id}`);
  return scenario;
}

interface End {
  readonly run: Run;
  readonly account: Account;
  readonly scene: Scene;
  /** The values that each replica keeps for its first key. */
  readonly kept: { readonly [replica: string]: readonly Value[] };
}

export async function endOf(
  id: string,
  settings: ScenarioSettings = {},
  cut: (script: Scenario['script']) => Scenario['script'] = (script) => script,
): Promise<End> {
  const scenario = withSettings(await scenarioOf(id), settings);
  const run = simulate({ scenario: { ...scenario, script: cut(scenario.script) }, actions: [] });
  const { recording } = run;
  const account = accountAfter(run, recording.steps - 1);
  const scene = sceneOf(standAfter(recording, recording.steps, () => {}));
  const kept = Object.fromEntries(
    scene.replicas.map(({ id: replica, keys }) => [replica, keys[0]?.siblings.map(({ value }) => value) ?? []]),
  );
  return { run, account, scene, kept };
}

export const ALL_TO_ALL: ScenarioSettings = { system: { kind: 'multi-leader', options: {} } };

export const leaderlessWith = (options: { readonly [name: string]: string }): ScenarioSettings => ({
  system: { kind: 'leaderless', options },
});

export const eventsOf = (run: Run) => windowOf(run, 0, run.recording.steps).moments.flatMap(({ events }) => events);

/** What a client was told, read by read. */
export const answersTo = (run: Run, client: string): readonly (readonly Value[])[] =>
  eventsOf(run).flatMap(({ event }) =>
    event.kind === 'read' && event.client === client ? [event.siblings.map(({ value }) => value)] : [],
  );

export const toldFailed = (run: Run): readonly string[] =>
  eventsOf(run).flatMap(({ event }) => (event.kind === 'failed' ? [event.operation] : []));

export { NO_COUNTS as NONE } from '../../../core/verdicts/verdict.ts';
