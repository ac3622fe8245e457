import { describe, expect, test } from 'vitest';
import { type Run, simulate } from '../../core/engine/run.ts';
import { type LooseCommand, sampleRun } from '../../core/engine/testing/sample.ts';
import { plainText } from '../../core/narrate/sentence.ts';
import { letterSentAt } from '../../core/timeline/letter.ts';
import type { Flight } from '../../core/timeline/scene.ts';
import { windowOf } from '../../core/timeline/window.ts';
import { type Fact, factsOf } from './facts.ts';

/** alice writes at 0; her request is at A, and a copy of it leaves for B, at 50 ms. */
const PUT = { at: 0, do: 'put', client: 'alice', key: 'cart', value: 'milk' } as const;
const COPY = 'alice#1/replicate/A>B';

/** The message as it is at a time. */
function flightAt(run: Run, message: string, atUs: number): Flight {
  const flight = windowOf(run, 0, 10_000)
    .moments.filter((moment) => moment.atUs <= atUs)
    .flatMap(({ changes }) => changes.flights)
    .findLast((one) => one.message === message);
  if (flight === undefined) throw new Error(`${message} is not sent by then`);
  return flight;
}

/** All facts of a message at a time, in words. */
function told(script: readonly LooseCommand[], message: string, atUs: number, sample = {}): Record<string, string> {
  const run = simulate(sampleRun(sample, script));
  const flight = flightAt(run, message, atUs);
  const record = letterSentAt(run, flight.message, flight.waypoints[0]?.atUs ?? 0);
  return Object.fromEntries(factsOf(flight, record, atUs).map((fact) => [fact.name, words(fact)]));
}

function words(fact: Fact): string {
  switch (fact.kind) {
    case 'text':
      return fact.text;
    case 'values':
      return fact.values.map(({ write, value, tag }) => `${write} ${value} ${tag?.kind}`).join(', ');
    case 'context':
      return JSON.stringify(fact.context);
    case 'operation':
      return `${fact.operation} in step ${fact.step}`;
    case 'event':
      return `${plainText(fact.sentence)} in step ${fact.step}`;
  }
}

test('a copy tells its value, its context, when it was sent and is due, and what it goes back to', () => {
  expect(told([PUT], COPY, 60_000)).toEqual({
    'Carries cart': 'alice#1 milk dot',
    Context: '{"kind":"vector","vector":[{"actor":"A","counter":1}]}',
    Sent: '50.0 ms',
    Due: '100.0 ms',
    'Caused by': 'alice#1 in step 0',
    'Sent when': 'A stores alice#1. in step 1',
  });
});

test('a request is caused by nothing but its operation, and tells that it is blind', () => {
  const facts = told([PUT], 'alice#1/request/alice>A', 10_000);
  expect(facts['Caused by']).toBe('alice#1 in step 0');
  expect(facts).not.toHaveProperty('Sent when');
  expect(facts['Context']).toMatch(/^none: its client/);
});

test('a strategy without contexts is told as such, and its stamps are on the values', () => {
  const facts = told([PUT], COPY, 60_000, { strategy: 'last-write-wins' });
  expect(facts['Context']).toMatch(/^none: this strategy/);
  expect(facts['Carries cart']).toBe('alice#1 milk stamp');
});

test('a logical clock travels with its message', () => {
  const sample = { strategy: 'last-write-wins', strategyOptions: { clock: 'logical' } };
  expect(told([PUT], COPY, 60_000, sample)['Stamp']).toBe('1');
});

test('an acknowledgement carries no value and no context', () => {
  const facts = told([PUT], 'alice#1/acknowledge/B>A', 120_000, { system: 'leaderless' });
  expect(facts).toMatchObject({ Carries: 'no value', Context: 'none', 'Caused by': 'alice#1 in step 0' });
});

describe('when it is due', () => {
  const hold = (at: number) => ({ at, do: 'hold', message: COPY });

  test('is not known while it is held', () => {
    expect(told([PUT, hold(70)], COPY, 80_000)['Due']).toBe('unknown: it has waited since 70.0 ms where you hold it');
  });

  test('is not known before a cut that it has not come to yet', () => {
    const script = [PUT, { at: 60, do: 'cut', between: ['A', 'B'] }];
    expect(told(script, COPY, 65_000)['Due']).toBe('unknown: from 75.0 ms on it waits at the cut');
    expect(told(script, COPY, 90_000)['Due']).toBe('unknown: it has waited since 75.0 ms at the cut');
  });

  test('is told with what it was before it stood still, or was delayed', () => {
    const script = [PUT, hold(70), { at: 170, do: 'release', message: COPY }];
    expect(told(script, COPY, 180_000)['Due']).toBe('200.0 ms, at first 100.0 ms');
    const late = [PUT, { at: 60, do: 'delay', message: COPY, untilMs: 300 }];
    expect(told(late, COPY, 200_000)['Due']).toBe('300.0 ms, at first 100.0 ms');
  });

  test('is past where it has arrived or is lost', () => {
    expect(told([PUT], COPY, 100_000)['Arrived']).toBe('100.0 ms');
    expect(told([PUT, { at: 70, do: 'drop', message: COPY }], COPY, 80_000)['Lost']).toBe('70.0 ms');
  });
});

test('without a record what the way tells is told all the same', () => {
  const run = simulate(sampleRun({}, [PUT]));
  expect(factsOf(flightAt(run, COPY, 60_000), null, 60_000).map(({ name }) => name)).toEqual([
    'Carries',
    'Sent',
    'Due',
  ]);
});
