import { describe, expect, it } from 'vitest';
import { plainText } from '../narrate/sentence.ts';
import { windowOf } from '../timeline/window.ts';
import { accountAfter } from '../verdicts/account.ts';
import { simulate } from './run.ts';
import type { RetrySetting } from './scenario.ts';
import { type LooseCommand, sampleRun } from './testing/sample.ts';

/** The write arrives, its answer does not, and the client asks the next replica. */
const lostAnswer: readonly LooseCommand[] = [
  { at: 0, do: 'cut', between: ['A', 'alice'], direction: 'forward' },
  { at: 1, do: 'put', client: 'alice', key: 'k', value: 'x' },
];

function runWith(retry: RetrySetting, script = lostAnswer) {
  const input = sampleRun({ system: 'multi-leader' }, script);
  const run = simulate({ ...input, scenario: { ...input.scenario, retry } });
  return {
    account: accountAfter(run, run.recording.steps - 1),
    lines: windowOf(run, 0, 10_000).moments.flatMap(({ events }) => events.map(({ sentence }) => plainText(sentence))),
  };
}

describe('a client without an answer', () => {
  it('asks the next replica; without an identity the write is there twice', () => {
    const { account, lines } = runWith({ timeoutMs: 300, attempts: 3, identity: 'none' });
    expect(lines).toContain('alice has no answer to alice#1 and asks B (attempt 2).');
    expect(lines).toContain('alice is told that alice#1~2 is stored, and gets siblings: alice#1 and alice#1~2.');
    expect(account.verdicts.map(({ write, fate }) => [write, fate])).toEqual([
      // The answer was to the second attempt; that to the first still waits at the cut.
      ['alice#1', 'pending'],
      ['alice#1~2', 'surviving'],
    ]);
  });

  it('with an identity it is there once', () => {
    const { account, lines } = runWith({ timeoutMs: 300, attempts: 3, identity: 'request' });
    expect(lines).toContain('B has taken this write in before, and does not do it twice.');
    expect(account.verdicts.map(({ write, fate }) => [write, fate])).toEqual([['alice#1', 'surviving']]);
  });

  it('gives up after its last attempt', () => {
    const { account, lines } = runWith({ timeoutMs: 300, attempts: 1, identity: 'none' });
    expect(lines).toContain('alice has no answer to alice#1 and gives up.');
    expect(account.verdicts[0]?.fate).not.toBe('lost');
  });
});

describe('an operation after another', () => {
  it('begins so long after the answer', () => {
    const input = sampleRun({ system: 'multi-leader' }, [
      { at: 0, do: 'put', client: 'alice', key: 'k', value: 'x' },
      { at: 30, do: 'get', client: 'alice', key: 'k', after: 'alice#1' },
    ]);
    const run = simulate(input);
    const issued = windowOf(run, 0, 100).moments.find(({ events }) =>
      events.some(({ event }) => event.kind === 'issued' && event.act.kind === 'get'),
    );
    expect(issued?.atUs).toBe(130_000);
  });
});
