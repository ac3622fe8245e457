/** Small scenarios for tests: three replicas, two clients, 50 ms a message, unless a test says otherwise. */

import { clientId, replicaId } from '../../ids.ts';
import { STRATEGIES } from '../../strategies/index.ts';
import type { OptionSpec, Options } from '../../strategies/strategy.ts';
import { SYSTEMS } from '../../systems/index.ts';
import type { NetworkSettings, RunInput, Scenario, TimedCommand } from '../scenario.ts';

/** The first choice of every option, but for those given. */
const chosen = (options: readonly OptionSpec[], choices: Options): Options => ({
  ...Object.fromEntries(options.map(({ name, choices: [first] }) => [name, first?.value ?? ''])),
  ...choices,
});

export interface Sample {
  readonly strategy?: string;
  readonly strategyOptions?: Options;
  readonly system?: string;
  readonly systemOptions?: Options;
  readonly replicas?: readonly string[];
  /** The first stands by the first replica, all others by the second. */
  readonly clients?: readonly string[];
  readonly network?: Partial<NetworkSettings>;
  readonly merge?: Scenario['merge'];
  readonly session?: Scenario['session'];
  readonly clocks?: Scenario['clocks'];
  readonly seed?: number;
}

/** A script as JSON would have it; names are not checked. */
export type LooseCommand = { readonly at: number; readonly do: string; readonly [field: string]: unknown };

export function sampleRun(
  sample: Sample,
  script: readonly LooseCommand[],
  actions: readonly LooseCommand[] = [],
): RunInput {
  const strategy = sample.strategy ?? 'dotted-version-vectors';
  const system = sample.system ?? 'multi-leader';
  const replicas = (sample.replicas ?? ['A', 'B', 'C']).map(replicaId);
  const [first = replicaId('A'), second = first] = replicas;
  return {
    actions: actions as readonly unknown[] as readonly TimedCommand[],
    scenario: {
      version: 1,
      title: 'Sample',
      description: '',
      seed: sample.seed ?? 1,
      replicas,
      clients: (sample.clients ?? ['alice', 'bob']).map((id, index) => ({
        id: clientId(id),
        near: index === 0 ? first : second,
      })),
      strategy: {
        kind: strategy,
        options: chosen(STRATEGIES.find(({ id }) => id === strategy)?.options ?? [], sample.strategyOptions ?? {}),
      },
      system: {
        kind: system,
        options: chosen(SYSTEMS.find(({ id }) => id === system)?.options ?? [], sample.systemOptions ?? {}),
      },
      merge: sample.merge ?? 'ask',
      session: sample.session ?? 'none',
      network: { latency: { kind: 'fixed', ms: 50 }, lossPercent: 0, whenCut: 'wait', links: [], ...sample.network },
      clocks: sample.clocks ?? [],
      script: script as readonly unknown[] as readonly TimedCommand[],
      captions: [],
      pace: 100,
    },
  };
}
