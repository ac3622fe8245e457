import { expect, test } from 'vitest';
import { type Run, simulate } from '../engine/run.ts';
import { type LooseCommand, type Sample, sampleRun } from '../engine/testing/sample.ts';
import { messageId } from '../ids.ts';
import { plainText } from '../narrate/sentence.ts';
import { type LetterRecord, letterSentAt } from './letter.ts';
import { windowOf } from './window.ts';

const runOf = (sample: Sample, script: readonly LooseCommand[]): Run => simulate(sampleRun(sample, script));
const PUT = { at: 10, do: 'put', client: 'alice', key: 'cart', value: 'milk' } as const;
/** alice writes, reads and writes again: the second write passes what the first left. */
const STORY = [PUT, { at: 200, do: 'put', client: 'alice', key: 'cart', value: 'eggs' }] as const;

const said = (record: LetterRecord | null): string | undefined =>
  record?.cause.sentence === null || record === null ? undefined : plainText(record.cause.sentence);

test('a first request is blind: it has room for a context and passes none', () => {
  const record = letterSentAt(runOf({}, STORY), messageId('alice#1/request/alice>A'), 10_000);
  expect(record).toMatchObject({ key: 'cart', context: { kind: 'none' }, hasContexts: true, firstDueUs: 60_000 });
  expect(record?.siblings).toMatchObject([{ write: 'alice#1', value: 'milk' }]);
  expect(record?.origin).toMatchObject({ operation: 'alice#1', step: 0, atUs: 10_000 });
  expect(said(record)).toMatch(/^alice writes .*milk/);
});

test('a later request carries the context that its client was given', () => {
  const record = letterSentAt(runOf({}, STORY), messageId('alice#2/request/alice>A'), 200_000);
  expect(record?.context).toEqual({ kind: 'vector', vector: [{ actor: 'A', counter: 1 }] });
});

test('a copy is caused by the store that came before it, and goes back to the write', () => {
  const run = runOf({}, STORY);
  const record = letterSentAt(run, messageId('alice#1/replicate/A>B'), 60_000);
  expect(said(record)).toMatch(/^A stores alice#1/);
  expect(record?.cause).toMatchObject({ step: 1, atUs: 60_000 });
  expect(record?.origin).toMatchObject({ operation: 'alice#1', step: 0 });
  expect(record?.siblings[0]?.tag).toEqual({ kind: 'dot', actor: 'A', counter: 1 });
});

test('of several values a copy carries first that of the write for which it was sent', () => {
  const run = runOf({}, [PUT, { at: 200, do: 'put', client: 'alice', key: 'cart', value: 'eggs', context: 'none' }]);
  const record = letterSentAt(run, messageId('alice#2/replicate/A>B'), 250_000);
  expect(record?.siblings.map(({ write }) => write)).toEqual(['alice#2', 'alice#1']);
});

test('a copy that is handed on names the leaders that are not sent it again, a hint whom it is kept for', () => {
  const ring = { systemOptions: { topology: 'ring' }, replicas: ['A', 'B', 'C', 'D'] };
  const record = letterSentAt(runOf(ring, [PUT]), messageId('alice#1/replicate/B>C'), 110_000);
  expect(record?.tags).toEqual(['A', 'B', 'C']);
  const options = { n: '3', w: '2', 'time-out': '200', handoff: 'fallback' };
  const system = { system: 'leaderless', systemOptions: options, replicas: ['A', 'B', 'C', 'D'] };
  const crashed = ['B', 'C'];
  const run = runOf(system, [...crashed.map((replica) => ({ at: 0, do: 'crash', replica })), PUT]);
  const hints = windowOf(run, 0, 1_000)
    .moments.flatMap(({ changes }) => changes.flights)
    .filter(({ kind }) => kind === 'hint');
  const keptFor = hints.map(({ message, waypoints }) => letterSentAt(run, message, waypoints[0]?.atUs ?? 0)?.keptFor);
  expect(keptFor.length).toBeGreaterThan(0);
  for (const home of keptFor) expect(crashed).toContain(home);
});

test('a read goes back to the client that asked', () => {
  const run = runOf({}, [PUT, { at: 200, do: 'get', client: 'bob', key: 'cart' }]);
  const record = letterSentAt(run, messageId('bob?1/reply/B>bob'), 250_000);
  expect(record?.origin).toMatchObject({ operation: 'bob?1', atUs: 200_000 });
  expect(record?.context).toMatchObject({ kind: 'vector' });
  expect(letterSentAt(run, messageId('bob?1/request/bob>B'), 200_000)?.context).toBeNull();
});

test('where the strategy has no contexts that is told, and clocks that travel are', () => {
  const plain = letterSentAt(runOf({ strategy: 'last-write-wins' }, STORY), messageId('alice#1/replicate/A>B'), 60_000);
  expect(plain).toMatchObject({ context: { kind: 'none' }, hasContexts: false, stamp: null });
  const hybrid = letterSentAt(
    runOf({ strategy: 'last-write-wins', strategyOptions: { clock: 'hybrid' } }, STORY),
    messageId('alice#1/replicate/A>B'),
    60_000,
  );
  expect(hybrid?.stamp).toEqual({ timeMs: 60, counter: 0 });
});

test('every message of a run with faults, rounds and reads is found by its name and first waypoint', () => {
  const run = runOf(
    { system: 'leaderless', systemOptions: { 'anti-entropy': '100' }, network: { duplicatePercent: 50 } },
    [
      PUT,
      { at: 20, do: 'cut', between: ['A', 'B'] },
      { at: 40, do: 'crash', replica: 'C' },
      { at: 90, do: 'put', client: 'bob', key: 'cart', value: 'tea' },
      { at: 300, do: 'heal-all' },
      { at: 320, do: 'recover', replica: 'C' },
      { at: 500, do: 'get', client: 'bob', key: 'cart' },
    ],
  );
  const { moments } = windowOf(run, 0, 10_000);
  const flights = new Map(moments.flatMap(({ changes }) => changes.flights).map((flight) => [flight.message, flight]));
  expect(flights.size).toBeGreaterThan(20);
  for (const { message, waypoints, carries } of flights.values()) {
    const record = letterSentAt(run, message, waypoints[0]?.atUs ?? 0);
    expect(record?.message).toBe(message);
    expect(record?.siblings.map(({ write }) => write)).toEqual(carries.map(({ write }) => write));
  }
  expect(letterSentAt(run, messageId('alice#1/replicate/A>B'), 1)).toBeNull();
});
