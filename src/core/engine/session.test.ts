import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../narrate/sentence.ts';
import { standAfter } from '../timeline/recording.ts';
import { windowOf } from '../timeline/window.ts';
import { accountAfter } from '../verdicts/account.ts';
import type { Happening } from './happening.ts';
import { simulate } from './run.ts';
import { step } from './step.ts';
import { arbitraryRun } from './testing/arbitrary-run.ts';
import { type LooseCommand, type Sample, sampleRun } from './testing/sample.ts';

/** What A takes reaches the others late. */
const SLOW_COPIES = {
  links: [
    { between: ['A', 'B'], latency: { kind: 'fixed', ms: 900 } },
    { between: ['A', 'C'], latency: { kind: 'fixed', ms: 900 } },
  ],
} as unknown as Sample['network'];
const OWN_WRITE_ELSEWHERE = [
  { at: 0, do: 'put', client: 'alice', key: 'k', value: 'x' },
  { at: 150, do: 'get', client: 'alice', key: 'k', via: 'B' },
];

const run = (sample: Sample, script: readonly LooseCommand[] = OWN_WRITE_ELSEWHERE) =>
  simulate(sampleRun({ network: SLOW_COPIES ?? {}, ...sample }, script));
const told = (sample: Sample, script?: readonly LooseCommand[]) =>
  windowOf(run(sample, script), 0, 10_000).moments.flatMap(({ atUs, events }) =>
    events
      .filter(({ event }) => event.kind === 'read' || event.kind === 'asked-again')
      .map(({ sentence }) => `${atUs / 1_000} ${plainText(sentence)}`),
  );
const countsOf = (sample: Sample, script?: readonly LooseCommand[]) => {
  const made = run(sample, script);
  return accountAfter(made, made.recording.steps - 1).anomalyCounts;
};

describe('a session', () => {
  it('of no guarantee may miss the client’s own write', () => {
    expect(told({})).toEqual(['250 alice reads k: nothing is stored.']);
    expect(countsOf({})).toMatchObject({ 'not-own-write': 1 });
  });

  it('that is sticky talks to the nearest replica, whatever a command says', () => {
    expect(told({ session: 'sticky' })).toEqual(['250 alice reads k: x.']);
    expect(countsOf({ session: 'sticky' })).toMatchObject({ 'not-own-write': 0, 'stale-read': 0 });
    const input = sampleRun({ session: 'sticky' }, [
      { at: 0, do: 'crash', replica: 'A' },
      { at: 1, do: 'get', client: 'alice', key: 'k' },
    ]);
    const retry = { timeoutMs: 200, attempts: 2, identity: 'none' } as const;
    const made = simulate({ ...input, scenario: { ...input.scenario, retry } });
    const again = windowOf(made, 0, 100).moments.flatMap(({ events }) =>
      events.flatMap(({ event }) => (event.kind === 'tried-again' ? [event.via] : [])),
    );
    expect(again).toEqual(['A']);
  });

  it('that keeps contexts asks the next replica, until one has what it was given', () => {
    expect(told({ session: 'context' })).toEqual([
      '250 The answer of B lacks what alice was given for k before: it asks C instead.',
      '350 The answer of C lacks what alice was given for k before: it asks A instead.',
      '450 alice reads k: x.',
    ]);
    expect(countsOf({ session: 'context' })).toMatchObject({ 'not-own-write': 0, 'stale-read': 0 });
  });

  it('asks on from who has answered, also where that was not the first to be asked, and names what follows', () => {
    // A and B keep the key. A is silent towards C, who hands the read on to A and then to B.
    const sample: Sample = {
      session: 'context',
      system: 'leaderless',
      systemOptions: { n: '2', r: '1', w: '1', 'read-repair': 'off', 'time-out': '100' },
      network: {},
    };
    const script = [
      { at: 0, do: 'partition', groups: [['A'], ['B', 'C']] },
      { at: 10, do: 'put', client: 'alice', key: 'k', value: 'x', via: 'A' },
      { at: 200, do: 'get', client: 'alice', key: 'k', via: 'C' },
    ];
    const made = told(sample, script);
    expect(made[0]).toMatch(/The answer of B lacks what alice was given for k before: it asks A instead\.$/);
    expect(made[1]).toMatch(/alice reads k: x\.$/);
    const sent = windowOf(run(sample, script), 0, 10_000).moments.flatMap(({ events }) =>
      events.flatMap(({ event }) => (event.kind === 'sent' ? [event.message] : [])),
    );
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent).toContain('alice?1/request/alice>A/next');
  });

  it('says so where no replica has it, and keeps what it was given', () => {
    const lost = [
      ...OWN_WRITE_ELSEWHERE.slice(0, 1),
      { at: 60, do: 'drop', message: 'alice#1/replicate/A>B' },
      { at: 60, do: 'drop', message: 'alice#1/replicate/A>C' },
      { at: 120, do: 'crash', replica: 'A' },
      { at: 130, do: 'recover', replica: 'A', disk: 'lost' },
      ...OWN_WRITE_ELSEWHERE.slice(1),
    ];
    expect(told({ session: 'context' }, lost).slice(-2)).toEqual([
      '450 The answer of A lacks what alice was given for k before, and no other replica is left to ask.',
      '450 alice reads k: nothing is stored.',
    ]);
    expect(run({ session: 'context' }, lost).recording.final.clients[0]?.remembered[0]?.siblings).toHaveLength(1);
    expect(countsOf({ session: 'context' }, lost)).toMatchObject({ 'lost-update': 1 });
  });

  it('names the violation where a replica gets what is missing only after it was asked', () => {
    const network = {
      links: [{ between: ['A', 'B'], latency: { kind: 'fixed', ms: 250 } }],
    } as unknown as Sample['network'];
    const script = [
      ...OWN_WRITE_ELSEWHERE.slice(0, 1),
      { at: 60, do: 'drop', message: 'alice#1/replicate/A>C' },
      { at: 120, do: 'crash', replica: 'A' },
      { at: 130, do: 'recover', replica: 'A', disk: 'lost' },
      ...OWN_WRITE_ELSEWHERE.slice(1),
    ];
    const sample = { session: 'context', network: network ?? {} } as const;
    expect(told(sample, script).at(-2)).toContain('no other replica is left to ask');
    expect(countsOf(sample, script)).toMatchObject({ 'not-own-write': 1, 'stale-read': 1, 'lost-update': 0 });
  });

  it('changes nothing where a strategy has no contexts to compare', () => {
    expect(told({ session: 'context', strategy: 'last-write-wins' })).toEqual(told({ strategy: 'last-write-wins' }));
  });

  it('lets no memory go back, and takes no answer that lacks some of it without saying so', () => {
    fc.assert(
      fc.property(arbitraryRun, ({ scenario, actions }) => {
        const strategy = { kind: 'dotted-version-vectors', options: {} };
        const { recording } = simulate({ scenario: { ...scenario, strategy, session: 'context' }, actions });
        let happened: readonly Happening[] = [];
        const at = standAfter(recording, 0, (event) => {
          happened = [...happened, event];
        });
        const { program, world } = at;
        const memories = () => world.clients.map(({ remembered }) => [...remembered]);
        for (let before = memories(); world.steps < recording.steps; before = memories()) {
          happened = [];
          step(at);
          const isUnmet = happened.some((event) => event.kind === 'asked-again' && event.next === null);
          const isRead = happened.some(({ kind }) => kind === 'read');
          world.clients.forEach(({ remembered }, client) => {
            remembered.forEach((now, key) => {
              const was = before[client]?.[key];
              if (was === undefined || now === undefined || was === now) return;
              const coversOld = program.strategy.covers?.(now.context, was.context);
              const isOlder = coversOld === false && program.strategy.covers?.(was.context, now.context) === true;
              expect(isOlder).toBe(false);
              if (isRead && !isUnmet) expect(coversOld).toBe(true);
            });
          });
        }
      }),
      { numRuns: 100 },
    );
  });
});
