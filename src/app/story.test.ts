import { expect, test } from 'vitest';
import { simulate } from '../core/engine/run.ts';
import type { TimedCommand } from '../core/engine/scenario.ts';
import { clientId, keyOf, operationId, replicaId } from '../core/ids.ts';
import { FIRST_SCENARIO } from '../scenario/built-in/first.ts';
import { decodeLink, encodeLink } from '../scenario/link.ts';
import { runInputOf } from '../scenario/settings.ts';
import type { RunSummary } from '../worker/protocol.ts';
import { describeChange } from './describe-change.ts';
import { lastChange, redone, undone, withAction } from './history.ts';
import type { Change, Work } from './state.ts';
import { storyAt } from './story.ts';

const READ = { at: 100, do: 'get', client: clientId('alice'), key: keyOf('title') } as const;
const END: TimedCommand = { at: 50, do: 'end-story' };

const told = (script: readonly TimedCommand[], actions: readonly TimedCommand[] = [], left = 0) => ({
  session: { scenario: { ...FIRST_SCENARIO, script }, settings: {}, actions },
  run: { effective: { ...FIRST_SCENARIO, script }, steps: left + 1 } as RunSummary,
  step: 0,
});

test('it goes on for as long as it plans something', () => {
  expect(storyAt(told([READ]), 99_999)).toBe('goes on');
  expect(storyAt(told([READ]), 100_000)).toBe('is over');
  expect(storyAt(told([]), 0)).toBe('is over');
});

test('a flapping link is planned until it is whole for the last time', () => {
  const flap = { at: 0, do: 'flap', between: [replicaId('A'), replicaId('B')], everyMs: 100, times: 2 } as const;
  expect(storyAt(told([flap]), 149_000)).toBe('goes on');
  expect(storyAt(told([flap]), 150_000)).toBe('is over');
});

test('what follows an answer may still come while anything does', () => {
  const follower = { ...READ, at: 0, after: operationId('alice?1') };
  expect(storyAt(told([follower], [], 3), 900_000)).toBe('goes on');
  expect(storyAt(told([follower]), 900_000)).toBe('is over');
});

test('it is ended from the moment at which somebody ended it', () => {
  expect(storyAt(told([READ], [END]), 49_000)).toBe('goes on');
  expect(storyAt(told([READ], [END]), 50_000)).toBe('was ended');
  expect(storyAt(told([READ], [END]), 200_000)).toBe('was ended');
});

/** A story of two writes, and a person who ends it between them. */
const TWO_WRITES = {
  ...FIRST_SCENARIO,
  script: [
    { at: 0, do: 'put', client: clientId('alice'), key: keyOf('title'), value: 'first' },
    { at: 300, do: 'put', client: clientId('alice'), key: keyOf('title'), value: 'second' },
  ],
} as const;
const START: Work = {
  session: { scenario: TWO_WRITES, settings: {}, actions: [] },
  branches: [],
  undone: [],
  chosen: [],
  left: null,
};
const writesIn = ({ session }: Work): readonly string[] =>
  simulate(runInputOf(session)).recording.register.inOrder.map(({ value }) => String(value));

test('ending it is an action with a name that is undone and done again', () => {
  const ended = withAction(START, { do: 'end-story' }, 100);
  expect(describeChange(lastChange(ended) as Change, null)).toBe('end the story here');
  expect([START, ended, undone(ended), redone(undone(ended))].map(writesIn)).toEqual([
    ['first', 'second'],
    ['first'],
    ['first', 'second'],
    ['first'],
  ]);
});

test('it is in the link, and the run comes out the same from there', async () => {
  const { session } = withAction(START, { do: 'end-story' }, 100);
  const run = simulate(runInputOf(session));
  const link = await encodeLink({ session, playheadUs: 100_000, stateHash: run.stateHash, branches: [] });
  const answer = await decodeLink(link);
  if (!answer.ok) throw new Error(answer.problems[0]?.message);
  expect(answer.result.session.actions).toEqual(session.actions);
  expect(simulate(runInputOf(answer.result.session)).stateHash).toBe(run.stateHash);
});
