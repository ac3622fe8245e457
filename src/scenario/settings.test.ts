import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../core/engine/run.ts';
import type { Scenario } from '../core/engine/scenario.ts';
import { replicaId } from '../core/ids.ts';
import { FIRST_SCENARIO } from './built-in/first.ts';
import { savedRun } from './fixtures/arbitrary-run.ts';
import { readSavedRun, readScenario } from './format.ts';
import { problemsOfChosen, runInputOf, type ScenarioSettings, withSettings } from './settings.ts';
import { fileOfScenario } from './write.ts';

function scenario(changes: object): Scenario {
  const answer = readScenario({
    version: 1,
    title: 'Small',
    replicas: ['A', 'B', 'C'],
    clients: ['alice', 'bob', 'carl'],
    system: 'leaderless',
    strategy: 'arrival-order',
    ...changes,
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.result;
}

describe('settings laid over a scenario', () => {
  it('add replicas with the next letters', () => {
    expect(withSettings(scenario({}), { replicaCount: 5 }).replicas).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(
      withSettings(scenario({ clients: ['D'], replicas: ['Sx', 'Sy', 'Sz'] }), { replicaCount: 5 }).replicas,
    ).toEqual(['Sx', 'Sy', 'Sz', 'E', 'F']);
  });

  it('give company to the one server of a scenario that is switched to another system', () => {
    const alone = scenario({ replicas: ['A'], system: 'single-server' });
    expect(withSettings(alone, {}).replicas).toEqual(['A']);
    expect(withSettings(alone, { system: { kind: 'multi-leader', options: {} } }).replicas).toEqual(['A', 'B', 'C']);
    expect(withSettings(scenario({ replicas: ['A'] }), {}).replicas).toEqual(['A']);
  });

  it('take replicas away: clients go to another, what befell the others is left out', () => {
    const { replicas, clients, script, network, clocks } = withSettings(
      scenario({
        script: [
          { at: 0, do: 'put', client: 'alice', key: 'k', value: 1, via: 'C' },
          { at: 1, do: 'cut', between: ['A', 'C'] },
          { at: 2, do: 'partition', groups: [['A'], ['B', 'C']] },
          { at: 3, do: 'partition', groups: [['A', 'B'], ['C']] },
          { at: 4, do: 'crash', replica: 'C' },
          { at: 5, do: 'drop', message: 'alice#1/replicate/A>C' },
          { at: 6, do: 'drop', message: 'alice#1/replicate/A>B' },
        ],
        network: {
          links: [
            { between: ['A', 'C'], latency: 3 },
            { between: ['A', 'B'], latency: 3 },
          ],
        },
        clocks: [{ node: 'C', offsetMs: 1 }],
      }),
      { replicaCount: 2 },
    );
    expect(replicas).toEqual(['A', 'B']);
    expect(clients.map(({ near }) => near)).toEqual(['A', 'B', 'A']);
    expect(script).toEqual([
      { at: 0, do: 'put', client: 'alice', key: 'k', value: 1, via: 'A' },
      { at: 2, do: 'partition', groups: [['A'], ['B']] },
      { at: 6, do: 'drop', message: 'alice#1/replicate/A>B' },
    ]);
    expect(network.links.map(({ between }) => between)).toEqual([['A', 'B']]);
    expect(clocks).toEqual([]);
  });

  it('add replicas: they are on the side of the most, unless somebody has put them elsewhere', () => {
    const split = { at: 2, do: 'partition', groups: [['A'], ['B', 'C']] };
    const written = scenario({
      script: [split, { at: 3, do: 'partition', name: 'half' }],
      partitions: [{ name: 'half', groups: [['A', 'B'], ['C']] }],
    });
    const { script, partitions } = withSettings(written, { replicaCount: 5 });
    expect(script[0]).toEqual({ ...split, groups: [['A'], ['B', 'C', 'D', 'E']] });
    expect(partitions).toEqual([{ name: 'half', groups: [['A', 'B', 'D', 'E'], ['C']] }]);
    const own = { at: 4, do: 'partition', groups: [['A', 'D'], ['B'], ['C', 'E']] } as never;
    expect(runInputOf({ scenario: written, settings: { replicaCount: 5 }, actions: [own] }).actions).toEqual([own]);
  });

  it('lay the latency of the run and of one link over those written, whichever end is told first', () => {
    const written = scenario({
      network: { latency: 20, links: [{ between: ['A', 'B'], latency: 3, lossPercent: 4 }] },
    });
    const exponential = { kind: 'exponential', meanMs: 9 } as const;
    const { network } = withSettings(written, {
      network: {
        latency: exponential,
        links: [
          { between: [replicaId('B'), replicaId('A')], latency: { kind: 'fixed', ms: 7 } },
          { between: [replicaId('B'), replicaId('C')], lossPercent: 50 },
        ],
      },
    });
    expect(network.latency).toEqual(exponential);
    expect(network.links).toEqual([
      { between: ['B', 'A'], latency: { kind: 'fixed', ms: 7 }, lossPercent: 4 },
      { between: ['B', 'C'], lossPercent: 50 },
    ]);
  });

  it('are refused where they name no link, or bounds in the wrong order', () => {
    const read = readSavedRun({
      ...fileOfScenario(scenario({})),
      run: {
        settings: {
          network: { latency: { kind: 'uniform', minMs: 9, maxMs: 1 }, links: [{ between: ['A', 'Z'], latency: 1 }] },
        },
      },
    });
    expect(read.ok ? [] : read.problems.map(({ path }) => path)).toEqual([
      'run.settings.network.latency',
      'run.settings.network.links[0].between[1]',
    ]);
  });

  it('with edges between many replicas are saved and read again', () => {
    const names = Array.from({ length: 32 }, (_, index) => `replica-number-${index}`);
    const edges = names.flatMap((one, index) => names.slice(index + 1).map((other) => `${one}-${other}`)).join(' ');
    const read = readScenario({
      ...fileOfScenario(scenario({})),
      replicas: names,
      clients: [],
      system: { kind: 'multi-leader', topology: 'edges', edges: edges.replaceAll(/-(?=replica)/g, '>') },
    });
    expect(read.ok ? [] : read.problems.map(({ message }) => message)).not.toContainEqual(
      expect.stringContaining('characters'),
    );
  });

  it('leave one replica to a single server', () => {
    expect(
      withSettings(scenario({}), { system: { kind: 'single-server', options: {} }, replicaCount: 5 }).replicas,
    ).toEqual(['A']);
  });

  it('turn numbers of answers that can no longer be had into all', () => {
    const leaderless = scenario({ system: { kind: 'leaderless', n: 3, w: 3, r: 2 } });
    expect(withSettings(leaderless, { replicaCount: 2 }).system.options).toMatchObject({ n: 'all', w: 'all', r: '2' });
    expect(withSettings(leaderless, { replicaCount: 1 }).system.options).toMatchObject({
      n: 'all',
      w: 'all',
      r: 'all',
    });
    expect(withSettings(leaderless, { replicaCount: 5 }).system.options).toMatchObject({ n: '3', w: '3', r: '2' });
  });

  it('keep what was done on a replica that went away again', () => {
    const saved = readSavedRun({
      ...fileOfScenario(scenario({})),
      run: {
        settings: { replicaCount: 2 },
        actions: [
          { at: 1, do: 'get', client: 'alice', key: 'k', via: 'E' },
          { at: 2, do: 'crash', replica: 'E' },
        ],
      },
    });
    expect(saved.ok && runInputOf(saved.result.session).actions).toEqual([
      { at: 1, do: 'get', client: 'alice', key: 'k', via: 'A' },
    ]);
  });
});

describe('what cannot run', () => {
  const chosen = (options: { readonly [name: string]: string }, kind = 'leaderless', replicaCount = 4): string[] =>
    problemsOfChosen(
      runInputOf({
        scenario: FIRST_SCENARIO,
        settings: { system: { kind, options }, replicaCount },
        actions: [],
      }),
    ).map(({ path, message }) => `${path}: ${message}`);

  it('is told with its option and its reason', () => {
    expect(chosen({ n: '2', r: '3' })).toEqual(['system.r: R is 3, but only N = 2 replicas keep a key']);
    expect(chosen({ n: '3', handoff: 'fallback', 'time-out': '100' }, 'leaderless', 3)).toEqual([
      'system.handoff: all 3 replicas keep every key, so there is nobody left to hold a hint; take more replicas or a smaller N',
    ]);
    expect(chosen({ handoff: 'coordinator' })).toEqual([
      'system.handoff: hints are written when a time-out has passed, but the coordinator waits for ever; give it a time-out first',
    ]);
    expect(chosen({ topology: 'edges', edges: 'A-B C-D' }, 'multi-leader')).toEqual([
      'system.edges: the topology is not connected: nothing that A writes can reach C',
    ]);
  });

  it('is not what so many replicas cannot give: that becomes all', () => {
    expect(chosen({ n: '9', r: '9', w: '9' })).toEqual([]);
  });
});

describe('laws of settings', () => {
  const counts = fc.integer({ min: 1, max: 9 });

  it('none change nothing: options that were left open are filled in, but for what a single server does not have', () => {
    fc.assert(
      fc.property(savedRun, ({ session }) => {
        if (session.scenario.system.kind !== 'single-server')
          expect(withSettings(session.scenario, {})).toMatchObject(session.scenario);
      }),
    );
  });

  it('laying them over twice is laying them over once', () => {
    fc.assert(
      fc.property(savedRun, counts, ({ session }, replicaCount) => {
        const settings: ScenarioSettings = { ...session.settings, replicaCount };
        const once = withSettings(session.scenario, settings);
        expect(withSettings(once, settings)).toEqual(once);
      }),
    );
  });

  it('whatever they are, the outcome is a good scenario, and it runs', () => {
    fc.assert(
      fc.property(savedRun, ({ session }) => {
        const input = runInputOf(session);
        expect(readScenario(fileOfScenario(input.scenario))).toEqual({ ok: true, result: input.scenario });
        expect(simulate(input).recording.isCutShort).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
