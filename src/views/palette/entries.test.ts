import { expect, test } from 'vitest';
import { type LabCommands, type LabState, stateBefore } from '../../app/state.ts';
import type { Command } from '../../core/engine/scenario.ts';
import { clientId, keyOf, messageId, replicaId } from '../../core/ids.ts';
import type { ReplicaScene, Scene } from '../../core/timeline/scene.ts';
import { FIRST_SCENARIO } from '../../scenario/built-in/first.ts';
import { found } from '../../ui/search.ts';
import { runEntries } from './run-entries.ts';

const [a, b, c] = ['A', 'B', 'C'].map(replicaId) as [ReplicaScene['id'], ReplicaScene['id'], ReplicaScene['id']];
const replica = (id: ReplicaScene['id'], isUp: boolean) =>
  ({ id, isUp, isPaused: false, isMember: id !== c, slowUs: 0, keys: [] }) as unknown as ReplicaScene;
const SCENE = {
  replicas: [replica(a, true), replica(b, false), replica(c, true)],
  clients: [{ id: clientId('alice'), near: a, remembered: [] }],
  cuts: [{ from: a, to: b }],
  conditions: [],
  flights: [
    { message: 'm1', kind: 'replicate', from: a, to: b, carries: [], waiting: 'held', end: null },
    { message: 'm2', kind: 'replicate', from: a, to: b, carries: [], waiting: null, end: null },
    { message: 'm3', kind: 'reply', from: a, to: b, carries: [], waiting: null, end: { atUs: 0, how: 'dropped' } },
  ],
} as unknown as Scene;

/** The labels, and what the picked one does. */
function tried(label: string): { readonly labels: readonly string[]; readonly done: readonly Command[] } {
  const done: Command[] = [];
  const commands = { act: (command: Command) => done.push(command) } as unknown as LabCommands;
  const state: LabState = { ...stateBefore({ ...FIRST_SCENARIO, replicas: [a, b, c] }), scene: SCENE };
  const entries = runEntries(state, commands, { compose: () => {} });
  entries.find((entry) => entry.label === label)?.pick();
  return { labels: entries.map((entry) => entry.label), done };
}

test('a replica that is up can crash, one that is down can recover', () => {
  const { labels, done } = tried('Recover B');
  expect(done).toEqual([{ do: 'recover', replica: b, disk: 'kept' }]);
  expect(labels).toContain('Crash A');
  expect(labels).not.toContain('Crash B');
  expect(labels).not.toContain('Recover A');
});

test('a replica is cut off from all others', () => {
  expect(tried('Cut A off from all others').done).toEqual([{ do: 'partition', groups: [[a], [b, c]] }]);
});

test.each<readonly [string, Command]>([
  ['Slow A down', { do: 'slow', replica: a, extraMs: 200 }],
  ['Take A out of the database', { do: 'leave', replica: a }],
  ['Add C to the database', { do: 'join', replica: c }],
  ['Step the clock of B 100 ms back', { do: 'clock', node: b, stepMs: -100 }],
  ['Set the clock of A right', { do: 'clock', node: a, offsetMs: 0, driftPpm: 0 }],
  ['Heal the links of B', { do: 'heal', between: [b, a] }],
  ['Cut only from B to A', { do: 'cut', between: [b, a], direction: 'forward' }],
  ['Let the link A to C lose messages', { do: 'link', between: [a, c], lossPercent: 50 }],
  ['Let the link A to C flap', { do: 'flap', between: [a, c], everyMs: 40, times: 5 }],
  ['Let go on letter 1: Copy from A to B', { do: 'release', message: messageId('m1') }],
  ['Drop letter 2: Copy from A to B', { do: 'drop', message: messageId('m2') }],
  ['Delete title as alice', { do: 'delete', client: clientId('alice'), key: keyOf('title') }],
])('what the menus have is found too: %s', (label, command) => {
  expect(tried(label).done).toEqual([command]);
});

test('what cannot be done now is left out', () => {
  const { labels } = tried('');
  // It is down; it is cut already, and cannot flap; a member cannot join; a letter has been lost.
  for (const label of ['Slow B down', 'Cut only from A to B', 'Let the link A to B flap', 'Add A to the database'])
    expect(labels).not.toContain(label);
  expect(labels.filter((label) => label.includes('letter 3'))).toEqual([]);
});

test('a link that is cut one way can be cut and healed, a whole one only cut', () => {
  const { labels, done } = tried('Heal link A to B');
  expect(done).toEqual([{ do: 'heal', between: [a, b] }]);
  expect(labels).toContain('Cut link A to B');
  expect(labels).toContain('Cut link A to C');
  expect(labels).not.toContain('Heal link A to C');
  expect(labels).toContain('Heal all links');
});

test('the story can be ended for as long as it plans something', () => {
  expect(tried('End the story here').done).toEqual([{ do: 'end-story' }]);
});

test('no two lines of the palette are the same', () => {
  const { labels } = tried('');
  expect(new Set(labels).size).toBe(labels.length);
});

test('branches are found, and how one comes about', () => {
  const branches = [{ actions: [] }];
  const gone: number[] = [];
  const commands = { switchBranch: (index: number) => gone.push(index) } as unknown as LabCommands;
  const entries = runEntries({ ...stateBefore(FIRST_SCENARIO), branches }, commands, { compose: () => {} });
  const hits = found(entries, 'branch');
  expect(hits.map(({ label }) => label)).toEqual(['Go to branch 1', 'Restart']);
  hits[0]?.pick();
  expect(gone).toEqual([0]);
});
