import { expect, test } from 'vitest';
import { type ClientId, keyOf, replicaId, type WriteId } from '../../core/ids.ts';
import type { ClientScene, ReplicaScene } from '../../core/timeline/scene.ts';
import { isStillHeld, unresolved } from './cards.ts';

const siblings = (...writes: readonly string[]) =>
  writes.map((write) => ({ write: write as WriteId, value: write, deleted: false, tag: { kind: 'none' } }));
const replica = (id: string, ...writes: readonly string[]) =>
  ({ id: replicaId(id), keys: [{ key: keyOf('title'), siblings: siblings(...writes) }] }) as unknown as ReplicaScene;
const alice = {
  id: 'alice' as ClientId,
  remembered: [{ key: keyOf('title'), siblings: siblings('alice#1', 'bob#1') }],
} as unknown as ClientScene;

test('what a client read is to be resolved while some replica keeps it side by side, and no longer', () => {
  const [read] = unresolved(alice);
  if (read === undefined) throw new Error('alice has read siblings');
  expect(isStillHeld([replica('A', 'alice#2'), replica('B', 'bob#1', 'alice#1')], read)).toBe(true);
  expect(isStillHeld([replica('A', 'alice#2'), replica('B', 'alice#2')], read)).toBe(false);
  expect(isStillHeld([replica('A', 'alice#2', 'bob#1')], read)).toBe(false);
});
