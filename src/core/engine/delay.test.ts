import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageId } from '../ids.ts';
import { plainText } from '../narrate/sentence.ts';
import { asMicros, toMs } from '../time.ts';
import { type RunWindow, windowOf } from '../timeline/window.ts';
import { type Run, simulate } from './run.ts';
import type { RunInput } from './scenario.ts';
import { arbitraryRun } from './testing/arbitrary-run.ts';
import { type LooseCommand, type Sample, sampleRun } from './testing/sample.ts';

const story = (sample: Sample, script: readonly LooseCommand[]): readonly string[] =>
  windowOf(simulate(sampleRun(sample, script)), 0, 1_000).moments.flatMap(({ atUs, events }) =>
    events.map(({ sentence }) => `${atUs / 1_000} ${plainText(sentence)}`),
  );

const write = { at: 0, do: 'put', client: 'alice', key: 'k', value: 'x' };
const message = 'alice#1/replicate/A>B';
/** Sent at 50 ms, due at 100 ms. */
const delay = (untilMs: number, at = 50.001) => ({ at, do: 'delay', message, untilMs });
const reaches = (ms: number) => `${ms} A copy from A reaches B for alice#1.`;

describe('a delayed message', () => {
  it('arrives at the time given, later than its latency would have it, and says so', () => {
    const told = story({}, [write, delay(420)]);
    expect(told).toContain('50.001 The copy from A to B is delayed to 420 ms.');
    expect(told).toContain(reaches(420));
    expect(told).not.toContain(reaches(100));
  });

  it('arrives earlier where the time is earlier, and never before now', () => {
    expect(story({}, [write, delay(60)])).toContain(reaches(60));
    expect(story({}, [write, delay(60)])).toContain('50.001 The copy from A to B is brought forward to 60 ms.');
    expect(story({}, [write, delay(10, 80)])).toContain(reaches(80));
  });

  it('changes the order of two messages', () => {
    const two = [write, { ...write, at: 10, value: 'y' }];
    const order = (script: readonly LooseCommand[]) =>
      story({}, script).flatMap((line) => /copy from A reaches B for (\S+)\./.exec(line)?.[1] ?? []);
    expect(order(two)).toEqual(['alice#1', 'alice#2']);
    expect(order([...two, delay(300)])).toEqual(['alice#2', 'alice#1']);
  });

  it('goes on from where it is held or stands at a cut', () => {
    const held = [write, { at: 60, do: 'hold', message }, delay(300, 200)];
    expect(story({}, held)).toContain(reaches(300));
    const cut = { at: 0, do: 'cut', between: ['A', 'B'] };
    expect(story({}, [cut, write, delay(300, 200)])).toContain(reaches(300));
  });

  it('stops at a cut that comes before it has passed the middle', () => {
    const cut = { at: 200, do: 'cut', between: ['A', 'B'] };
    const told = story({}, [write, delay(450), cut, { ...cut, at: 500, do: 'heal' }]);
    expect(told).toContain('200 A copy from A to B stops at the cut.');
    expect(told.some((line) => line.endsWith('A copy from A reaches B for alice#1.'))).toBe(true);
  });

  it('stays lost where the network loses it', () => {
    const told = story({ network: { lossPercent: 100 } }, [write, delay(450)]);
    expect(told.some((line) => /^(249|250).* A copy from A to B is lost on the way/.test(line))).toBe(true);
    expect(told).not.toContain(reaches(450));
  });

  it('has no effect where it is not on its way', () => {
    expect(story({}, [write, delay(900, 400)])).toContain(
      '400 Nothing changes: alice#1/replicate/A>B is not on its way at this moment.',
    );
  });
});

/** All that the world comes to, but for how many steps and commands led there. */
function endOf({ recording: { final } }: Run): unknown {
  const { trail: _trail, steps: _steps, nextScheduled: _next, ...rest } = final;
  return rest;
}

interface Sent {
  readonly name: MessageId;
  readonly atUs: number;
  readonly dueUs: number;
}

const sentIn = ({ moments }: RunWindow): readonly Sent[] =>
  moments.flatMap(({ atUs, events }) =>
    events.flatMap(({ event }) => (event.kind === 'sent' ? [{ name: event.message, atUs, dueUs: event.dueUs }] : [])),
  );

const stops = ({ events }: RunWindow['moments'][number], name: MessageId): boolean =>
  events.some(({ event }) => event.kind === 'waits' && event.message === name);

/** What happened when, without the delays themselves. */
const happened = ({ moments }: RunWindow): readonly string[] =>
  moments.flatMap(({ atUs, events }) =>
    events
      .filter(({ event }) => event.kind !== 'delayed')
      .map(({ event, sentence }) => `${atUs} ${event.kind} ${plainText(sentence)}`),
  );

it('delayed to the time at which it is due anyway, a message changes nothing', () => {
  fc.assert(
    fc.property(arbitraryRun, fc.nat(), (input, pick) => {
      const plain = simulate(input);
      const told = windowOf(plain, 0, 2_000);
      const sent = sentIn(told).filter(({ atUs, dueUs }) => dueUs > atUs + 1);
      const chosen = sent[pick % Math.max(1, sent.length)];
      fc.pre(chosen !== undefined);
      const action = {
        do: 'delay',
        at: toMs(asMicros(chosen.atUs + 1)),
        message: chosen.name,
        untilMs: toMs(asMicros(chosen.dueUs)),
      } as const;
      const delayed: RunInput = { ...input, actions: [...input.actions, action] };
      const again = simulate(delayed);
      const retold = windowOf(again, 0, 2_001);
      // What stands at a cut is not due at all.
      fc.pre(!told.moments.some((moment) => moment.atUs <= chosen.atUs + 1 && stops(moment, chosen.name)));
      expect(happened(retold)).toEqual(happened(told));
      expect(endOf(again)).toEqual(endOf(plain));
    }),
    { numRuns: 40 },
  );
});
