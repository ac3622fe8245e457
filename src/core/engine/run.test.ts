import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpaqueState } from '../strategies/strategy.ts';
import { sceneOf } from '../timeline/observe-scene.ts';
import { standAfter } from '../timeline/recording.ts';
import { advance } from '../timeline/scene.ts';
import { windowOf } from '../timeline/window.ts';
import { accountAfter } from '../verdicts/account.ts';
import { simulate } from './run.ts';
import { arbitraryRun } from './testing/arbitrary-run.ts';
import { sampleRun } from './testing/sample.ts';

const silent = () => {};

describe('a run is a pure function of its input', () => {
  it('gives the same hash each time', () => {
    fc.assert(
      fc.property(arbitraryRun, (input) => {
        expect(simulate(structuredClone(input)).stateHash).toBe(simulate(input).stateHash);
      }),
    );
  });

  it('gives another hash for another way to the same end', () => {
    const put = (at: number) => [{ at, do: 'put', client: 'alice', key: 'k', value: 'x' }];
    expect(simulate(sampleRun({}, put(0))).stateHash).not.toBe(simulate(sampleRun({}, put(1))).stateHash);
  });

  it('comes to the same world by seeking as by running', () => {
    fc.assert(
      fc.property(arbitraryRun, (input) => {
        const { recording } = simulate(input);
        expect(standAfter(recording, recording.steps, silent).world).toEqual(recording.final);
      }),
    );
  });

  it('has a world of plain data', () => {
    fc.assert(
      fc.property(arbitraryRun, (input) => {
        const { final } = simulate(input).recording;
        expect(structuredClone(final)).toEqual(final);
      }),
    );
  });
});

describe('a window of a run', () => {
  it('shows at every step what the world is at that step', () => {
    fc.assert(
      fc.property(arbitraryRun, (input) => {
        const run = simulate(input);
        const { base, moments } = windowOf(run, 0, run.recording.steps);
        let scene = base;
        for (const { step, changes } of moments) {
          scene = advance(scene, changes);
          const truth = sceneOf(standAfter(run.recording, step + 1, silent));
          const byMessage = (left: { message: string }, right: { message: string }) =>
            left.message < right.message ? -1 : 1;
          expect({ ...scene, flights: scene.flights.filter(({ end }) => end === null).sort(byMessage) }).toEqual({
            ...truth,
            flights: [...truth.flights].sort(byMessage),
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('can be sent to the page: nothing in it but plain data', () => {
    fc.assert(
      fc.property(arbitraryRun, (input) => {
        const window = windowOf(simulate(input), 0, 1_000);
        expect(structuredClone(window)).toEqual(window);
      }),
      { numRuns: 40 },
    );
  });

  it('never moves a letter backwards or out of its way', () => {
    fc.assert(
      fc.property(arbitraryRun, (input) => {
        for (const { changes } of windowOf(simulate(input), 0, 1_000).moments) {
          for (const { waypoints } of changes.flights) {
            waypoints.forEach(({ atUs, share }, index) => {
              const before = waypoints[index - 1] ?? { atUs: 0, share: 0 };
              expect(atUs).toBeGreaterThanOrEqual(before.atUs);
              expect(share).toBeGreaterThanOrEqual(before.share);
              expect(share).toBeLessThanOrEqual(1);
            });
          }
        }
      }),
    );
  });
});

describe('addressed randomness', () => {
  const network = { latency: { kind: 'uniform', minMs: 10, maxMs: 200 } } as const;
  const script = [
    { at: 0, do: 'put', client: 'alice', key: 'k', value: 'x' },
    { at: 500, do: 'put', client: 'bob', key: 'k', value: 'y' },
  ];
  const sent = (extra: typeof script, strategy = 'dotted-version-vectors') => {
    const { moments } = windowOf(simulate(sampleRun({ network, strategy }, [...script, ...extra])), 0, 1_000);
    const told = moments.flatMap(({ atUs, events }) => events.map(({ event }) => ({ atUs, event })));
    return new Map(
      told.flatMap(({ atUs, event }) => (event.kind === 'sent' ? [[event.message, event.dueUs - atUs]] : [])),
    );
  };

  it('leaves every other latency as it was when a command is added', () => {
    const without = sent([]);
    const withMore = sent([{ at: 250, do: 'put', client: 'bob', key: 'other', value: 'z' }]);
    for (const [message, latency] of without) expect([message, withMore.get(message)]).toEqual([message, latency]);
  });

  it('gives two strategies the same network', () => {
    expect(sent([], 'last-write-wins')).toEqual(sent([]));
  });
});

describe('the account', () => {
  it('has one verdict for each write that was issued, at every step', () => {
    fc.assert(
      fc.property(arbitraryRun, (input) => {
        const run = simulate(input);
        for (let step = -1; step < run.recording.steps; step += 1) {
          const { counts, verdicts } = accountAfter(run, step);
          const issued = run.recording.register.inOrder.filter(({ issuedStep }) => issuedStep <= step).length;
          expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(issued);
          expect(verdicts).toHaveLength(issued);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('says that a write survives exactly where a replica keeps it', () => {
    fc.assert(
      fc.property(arbitraryRun, (input) => {
        const run = simulate(input);
        const { world, program } = standAfter(run.recording, run.recording.steps, silent);
        const heldIn = (state: OpaqueState | undefined) =>
          state === undefined ? [] : program.strategy.held(state).map(({ write }) => write);
        const kept = new Set(world.replicas.flatMap(({ states }) => states.flatMap(heldIn)));
        // A replica that has left the database, or stood in for another, may keep an old copy.
        const keptAtHome = new Set(
          world.replicas.flatMap(({ states }, replica) =>
            states.flatMap((state, key) => (world.homes[key]?.includes(replica) ? heldIn(state) : [])),
          ),
        );
        const waiting = new Set(
          world.waiting.flatMap(({ message: { body } }) => ('state' in body ? heldIn(body.state) : [])),
        );
        for (const { fate, write, by } of accountAfter(run, run.recording.steps - 1).verdicts) {
          if (fate === 'surviving')
            expect(kept.has(write) || waiting.has(write) || (by !== null && kept.has(by))).toBe(true);
          if (fate === 'lost') expect(kept.has(write)).toBe(false);
          if (fate === 'superseded' || fate === 'merged') expect(keptAtHome.has(write)).toBe(false);
        }
      }),
    );
  });

  it.each(['dotted-version-vectors', 'revision-tree', 'op-id-register'])(
    'finds nothing lost under %s while disks are kept',
    (kind) => {
      fc.assert(
        fc.property(arbitraryRun, ({ scenario, actions }) => {
          const isHarmless = (command: { readonly do: string; readonly disk?: string }) =>
            !(command.do === 'recover' && command.disk === 'lost');
          const script = scenario.script.filter(isHarmless);
          const { strategy } = sampleRun({ strategy: kind }, []).scenario;
          const run = simulate({ scenario: { ...scenario, script, strategy }, actions: actions.filter(isHarmless) });
          expect(accountAfter(run, run.recording.steps - 1).counts.lost).toBe(0);
        }),
      );
    },
  );
});
