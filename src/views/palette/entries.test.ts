import { expect, test } from 'vitest';
import { type LabCommands, type LabState, stateBefore } from '../../app/state.ts';
import type { Command } from '../../core/engine/scenario.ts';
import { clientId, replicaId } from '../../core/ids.ts';
import type { ReplicaScene, Scene } from '../../core/timeline/scene.ts';
import { FIRST_SCENARIO } from '../../scenario/built-in/first.ts';
import { found } from '../../ui/search.ts';
import { runEntries } from './run-entries.ts';

const [a, b, c] = ['A', 'B', 'C'].map(replicaId) as [ReplicaScene['id'], ReplicaScene['id'], ReplicaScene['id']];
const replica = (id: ReplicaScene['id'], isUp: boolean) =>
  ({ id, isUp, isPaused: false, keys: [] }) as unknown as ReplicaScene;
const SCENE = {
  replicas: [replica(a, true), replica(b, false), replica(c, true)],
  clients: [{ id: clientId('alice'), near: a, remembered: [] }],
  cuts: [{ from: a, to: b }],
  flights: [],
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
