/**
 * The judge sees faults: each run here is one thing and is judged as if it were another, or read wrongly, so that a
 * check that found nothing in it would be a check that cannot fail.
 */
import { describe, expect, it } from 'vitest';
import { compile, type Program } from '../engine/program.ts';
import { simulate } from '../engine/run.ts';
import type { Scenario } from '../engine/scenario.ts';
import { type LooseCommand, type Sample, sampleRun } from '../engine/testing/sample.ts';
import { operationId } from '../ids.ts';
import { record } from '../timeline/recording.ts';
import { checkReach } from './check-reach.ts';
import { checkNothingWaits } from './check-wholeness.ts';
import { type Evidence, note, startEvidence } from './evidence.ts';
import { judge } from './judge.ts';
import { excuseOfNumbers } from './numbers.ts';
import { finish } from './staleness.ts';

const put = { at: 0, do: 'put', client: 'alice', key: 'k', value: 'x' };

/** What is noted of a run by somebody who takes it for the run of another program. */
function noted(
  sample: Sample,
  script: readonly LooseCommand[],
  takenFor: (program: Program) => Program = (program) => program,
): Evidence {
  const program = compile(sampleRun(sample, script));
  const other = takenFor(program);
  const evidence = startEvidence(other);
  finish(
    record(program, (observed) => ({
      happening: (event) => note(evidence, { ...observed, program: other }, event),
      endOfStep: () => {},
    })),
  );
  return evidence;
}

const withScenario =
  (change: (scenario: Scenario) => Partial<Scenario>) =>
  (program: Program): Program => ({ ...program, scenario: { ...program.scenario, ...change(program.scenario) } });

describe('of what waits in the end the judge', () => {
  type Lost = Evidence['lostHandoffs'];
  const none = (): Lost => new Set();
  const hinted = (script: readonly LooseCommand[], lost: (handoffs: Lost) => Lost = none) => {
    const options = { n: '2', w: '1', r: '1', 'time-out': '100', handoff: 'coordinator', 'read-repair': 'off' };
    const { scenario } = sampleRun({ system: 'leaderless', systemOptions: { ...options, n: 'all' } }, script);
    const run = simulate({ scenario, actions: [] });
    const evidence = noted({ system: 'leaderless', systemOptions: { ...options, n: 'all' } }, script);
    return checkNothingWaits(run, { ...evidence, lostHandoffs: lost(evidence.lostHandoffs) }).map(({ words }) => words);
  };
  const away = [{ at: 0, do: 'crash', replica: 'C' }, put];

  it('holds a hint against its keeper, though somebody else has come or gone', () => {
    expect(hinted([...away, { at: 4_000, do: 'leave', replica: 'B' }])).toEqual(['A keeps alice#1 for C for ever']);
  });

  it('lets it pass where the last tries were lost on their way', () => {
    expect(hinted(away, (handoffs) => handoffs)).toEqual([]);
  });

  it('lets it pass where the one that it is for has left and is down', () => {
    expect(hinted([...away, { at: 4_000, do: 'leave', replica: 'C' }])).toEqual([]);
  });
});

describe('of a star whose hub has left the judge', () => {
  const star = (antiEntropy: string): Sample => ({ systemOptions: { topology: 'star', 'anti-entropy': antiEntropy } });
  const left = [
    { at: 200, do: 'crash', replica: 'A' },
    { at: 300, do: 'leave', replica: 'A' },
  ];
  const bob = { at: 500, do: 'put', client: 'bob', key: 'k', value: 'y', via: 'C' };
  const last = { at: 20_000, do: 'heal-all' };
  const judged = (sample: Sample, script: readonly LooseCommand[]) => judge(sampleRun(sample, script).scenario);

  it('holds against nobody that the others hear nothing of one another, as the transcript has said', () => {
    const { findings, excused } = judged(star('off'), [...left, bob]);
    expect(findings).toEqual([]);
    expect(excused.map(({ promise, excuse }) => [promise, excuse])).toEqual([
      ['reaches all', 'topology not whole'],
      ['converges', 'topology not whole'],
    ]);
  });

  it('still sees that rounds bring them together', () => {
    expect(judged(star('500'), [...left, bob, last])).toMatchObject({ findings: [], excused: [], isWhole: true });
  });

  it('excuses nothing of what is written once it is whole again', () => {
    const back = { at: 600, do: 'join', replica: 'A' };
    const evidence = noted(star('off'), [...left, back]);
    expect(evidence).toMatchObject({ cutOffSinceUs: null, wholeAgainUs: 600_000 });
    const { excused } = judged(star('off'), [...left, back, { ...bob, at: 700 }]);
    expect(excused).toEqual([]);
  });

  it('knows of a hub that was never there', () => {
    const { scenario } = sampleRun(star('off'), [{ ...bob, at: 0 }]);
    expect(judge({ ...scenario, absent: scenario.replicas.slice(0, 1) }).findings).toEqual([]);
  });
});

describe('the judge sees', () => {
  /** The copy of alice's write to C takes long; bob reads it at B and writes, and that overtakes it. */
  const overtaken: readonly LooseCommand[] = [
    put,
    { at: 75, do: 'delay', message: 'alice#1/replicate/A>C', untilMs: 900 },
    { at: 200, do: 'get', client: 'bob', key: 'k', via: 'B' },
    { at: 400, do: 'put', client: 'bob', key: 'l', value: 'y', via: 'B' },
  ];

  it('a write that is taken in before one that happened before it', () => {
    const asCausal = withScenario(({ system }) => ({
      system: { ...system, options: { ...system.options, delivery: 'causal' } },
    }));
    expect(noted({}, overtaken, asCausal).delivery.findings.map(({ words }) => words)).toEqual([
      'C takes in bob#1 before alice#1, which its client knew of',
    ]);
    expect(noted({ systemOptions: { delivery: 'causal' } }, overtaken).delivery.findings).toEqual([]);
  });

  /** Alice writes at A and reads at B before the copy has come there. */
  const elsewhere: readonly LooseCommand[] = [
    put,
    { at: 75, do: 'delay', message: 'alice#1/replicate/A>B', untilMs: 900 },
    { at: 200, do: 'get', client: 'alice', key: 'k', via: 'B' },
  ];

  it.each(['sticky', 'context'] as const)('a session (%s) that is not kept', (session) => {
    const found = noted(
      {},
      elsewhere,
      withScenario(() => ({ session })),
    ).sessions.findings;
    expect(found.map(({ promise }) => promise)).toEqual(['keeps sessions']);
    expect(noted({ session }, elsewhere).sessions.findings).toEqual([]);
  });

  const changes: readonly LooseCommand[] = [
    { at: 0, do: 'add', client: 'alice', key: 'k', item: 'milk' },
    { at: 300, do: 'get', client: 'bob', key: 'k' },
    { at: 600, do: 'remove', client: 'bob', key: 'k', item: 'milk' },
    { at: 600, do: 'add', client: 'alice', key: 'k', item: 'milk', via: 'C', context: 'none' },
    { at: 610, do: 'increment', client: 'bob', key: 'l', by: 2 },
    { at: 620, do: 'increment', client: 'alice', key: 'l', by: 2 },
    { at: 630, do: 'put', client: 'alice', key: 'm', value: 'x' },
  ];

  it.each(['observed-remove', 'counter', 'union-set', 'last-writer', 'multi-value', 'map'])(
    'a %s that shows something else than has gone into it',
    (strategy) => {
      const asShowingLess = (program: Program): Program => ({
        ...program,
        strategy: {
          ...program.strategy,
          sideBySide: () => [{ write: operationId('alice#1') }],
          read: (state) => ({ ...program.strategy.read(state), siblings: [] }),
        },
      });
      expect(noted({ strategy }, changes, asShowingLess).meaning.findings).toHaveLength(1);
      expect(noted({ strategy }, changes).meaning.findings).toEqual([]);
    },
  );

  it('a replica that never gets what was acknowledged', () => {
    const missed = ['alice#1 was acknowledged and has not gone into what B has'];
    const reached = (commands: readonly LooseCommand[], sample: Sample = {}) =>
      checkReach(simulate(sampleRun(sample, commands)), noted(sample, commands)).findings.map(({ words }) => words);
    const cut = { at: 0, do: 'cut', between: ['A', 'B'] };
    expect(reached([cut, put], { network: { whenCut: 'lose' } })).toEqual(missed);
    expect(reached([put])).toEqual([]);
    // What a person drops is sent again by nobody, but brought by a round.
    const drop = { at: 75, do: 'drop', message: 'alice#1/replicate/A>B' };
    expect(reached([put, drop])).toEqual([]);
    const tooEarly = [drop, { at: 80, do: 'pause', replica: 'B' }];
    expect(reached([put, ...tooEarly], { systemOptions: { 'anti-entropy': '1000' } })).toEqual(missed);
  });
});

describe('an excuse', () => {
  it('of those that nobody stood in for ends where a stand-in has taken the hint', () => {
    const FOUR = ['A', 'B', 'C', 'D'];
    const homes = simulate(sampleRun({ system: 'leaderless', replicas: FOUR, systemOptions: { n: '2' } }, [put]))
      .recording.final.homes[0] as readonly number[];
    const [up = 0, down = 0] = homes;
    const sample: Sample = {
      system: 'leaderless',
      replicas: FOUR,
      systemOptions: { n: '2', w: '1', 'time-out': '100', handoff: 'fallback', 'read-repair': 'off' },
      network: { whenCut: 'lose' },
    };
    const script = [
      { at: 0, do: 'cut', between: [FOUR[up], FOUR[down]] },
      { ...put, via: FOUR[up] },
    ];
    const free = FOUR.filter((_, replica) => !homes.includes(replica));
    /** The stand-in can never hand over what it has taken; or no hint comes to it. */
    const keptFrom = free.map((name) => ({ at: 0, do: 'cut', between: [name, FOUR[down]] }));
    const unheard = free.map((name) => ({ at: 0, do: 'cut', between: [name, FOUR[up]] }));
    const reach = (commands: readonly LooseCommand[]) =>
      checkReach(simulate(sampleRun(sample, commands)), noted(sample, commands));
    expect(reach([...script, ...keptFrom])).toMatchObject({ findings: [{ promise: 'reaches all' }], excused: [] });
    expect(reach([...script, ...unheard])).toEqual({
      findings: [],
      excused: [{ promise: 'reaches all', excuse: 'nobody stood in' }],
    });
    expect(reach(script)).toEqual({ findings: [], excused: [] });
  });

  it('holds for the writes that share a number, and for no others of the run', () => {
    const sample: Sample = {
      system: 'leaderless',
      systemOptions: { n: '1', coordinator: 'asked' },
      replicas: ['A', 'B'],
    };
    // A is always asked: of the keys that it keeps it counts on, of the others it begins at 1 each time.
    const script = ['k', 'l', 'm', 'n'].flatMap((key, turn) =>
      [0, 300].map((at) => ({ ...put, at: at + 10 * turn, via: 'A', key, context: 'none' })),
    );
    const { numbers } = noted(sample, script);
    const { homes } = simulate(sampleRun(sample, script)).recording.final;
    const excuseOf = (count: number) => excuseOfNumbers(numbers, [operationId(`alice#${count}`)]);
    const expected = homes.map(([home]) => (home === 0 ? null : 'coordinator without the key'));
    expect(new Set(expected).size).toBe(2);
    expect(homes.map((_, turn) => excuseOf(2 * turn + 1))).toEqual(expected);
    expect(homes.map((_, turn) => excuseOf(2 * turn + 2))).toEqual(expected);
    expect(numbers.wrong.size).toBe(0);
  });
});
