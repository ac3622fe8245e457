/** What a card shows, from what a replica holds: no strategy is known here by its name, only its marks. */

import { counterOf, type VersionVector } from '../../core/causality/version-vector.ts';
import { type PhysicalClock, readClock } from '../../core/clocks/physical-clock.ts';
import type { Scenario } from '../../core/engine/scenario.ts';
import type { ActorId, ClientId, Key } from '../../core/ids.ts';
import type { ContextView, Sibling } from '../../core/strategies/strategy.ts';
import { asMicros, toMs } from '../../core/time.ts';
import type { ClientScene, KeyScene, ReplicaScene, Scene } from '../../core/timeline/scene.ts';

/** How far a clock is ahead at a time, in milliseconds with at most one decimal. */
export const offsetMsAt = (clock: PhysicalClock, atUs: number): number => {
  const now = asMicros(Math.max(0, Math.floor(atUs)));
  return Math.round(toMs(asMicros(readClock(clock, now) - now)) * 10) / 10;
};

/** The fixed order of a vector's cells: the clients where only they are counted, else the replicas and whoever took a new name. */
export function actorOrder(replicas: readonly ReplicaScene[], clients: readonly ClientScene[]): readonly ActorId[] {
  const counted = new Set<string>();
  for (const { keys } of replicas)
    for (const key of keys) for (const vector of vectorsOf(key)) for (const { actor } of vector) counted.add(actor);
  const names = clients.map(({ id }) => id as string);
  const isByClient = counted.size > 0 && [...counted].every((actor) => names.includes(actor));
  if (isByClient) return names.filter((name) => counted.has(name)) as string[] as ActorId[];
  return [...new Set([...replicas.map(({ id }) => id as string), ...replicas.map(({ actor }) => actor)])] as ActorId[];
}

function vectorsOf({ siblings, context }: KeyScene): readonly VersionVector[] {
  const vectors = siblings.flatMap(({ tag }) => (tag.kind === 'vector' ? [tag.vector] : []));
  return context.kind === 'vector' ? [...vectors, context.vector] : vectors;
}

/** A context that says more than the marks of the values beside it. */
export const tellingContext = ({ context, siblings }: KeyScene): VersionVector | null =>
  context.kind === 'vector' && siblings.every(({ tag }) => tag.kind !== 'vector') ? context.vector : null;

/** The actors whose entry is another than before. */
export function changedActors(before: VersionVector, after: VersionVector): readonly ActorId[] {
  return after.filter(({ actor, counter }) => counterOf(before, actor) !== counter).map(({ actor }) => actor);
}

/** Keys that there are: those that replicas hold, then those that the script will use. */
export function keysOf(scene: Pick<Scene, 'replicas' | 'clients'>, scenario: Scenario): readonly Key[] {
  const keys = new Set<Key>();
  for (const { keys: held } of scene.replicas) for (const { key } of held) keys.add(key);
  for (const command of scenario.script) if ('key' in command) keys.add(command.key);
  return [...keys];
}

/** The key that a client most likely means: the last that it dealt with, else the first there is. */
export const likelyKey = (client: ClientScene, keys: readonly Key[]): Key | null =>
  client.remembered.at(-1)?.key ?? keys[0] ?? null;

/** What a client last got for a key. */
export const lastRead = (
  client: ClientScene,
  key: Key,
): { readonly siblings: readonly Sibling[]; readonly context: ContextView } | null =>
  client.remembered.find((memory) => memory.key === key) ?? null;

type Remembered = ClientScene['remembered'][number];

/** What a client last got of a key where that was several siblings. */
export const unresolved = (client: ClientScene): readonly Remembered[] =>
  client.remembered.filter(({ siblings }) => siblings.length > 1);

/** Whether some replica keeps two of these side by side; else they have been merged or replaced since. */
export const isStillHeld = (replicas: Scene['replicas'], { key, siblings }: Remembered): boolean =>
  replicas.some(({ keys }) =>
    keys.some(
      (kept) =>
        kept.key === key && kept.siblings.filter(({ write }) => siblings.some((old) => old.write === write)).length > 1,
    ),
  );

export const clientOf = (scene: Scene, id: ClientId): ClientScene | undefined =>
  scene.clients.find((client) => client.id === id);

/** How many messages wait for each replica, as one text that is the same where they are: `A 2\nB 1`. */
export function waitingFor(flights: Scene['flights']): string {
  const counts = new Map<string, number>();
  for (const { to, waiting, end } of flights)
    if (waiting !== null && end === null) counts.set(to, (counts.get(to) ?? 0) + 1);
  return [...counts].map(([id, count]) => `${id} ${count}`).join('\n');
}

export function countIn(counts: string, id: ReplicaScene['id']): number {
  const line = counts.split('\n').find((one) => one.startsWith(`${id} `));
  return line === undefined ? 0 : Number(line.slice(id.length + 1));
}
