/** What messages between replicas say that are about no single write. */
import { AtReplica } from '../engine/at-replica.ts';
import type { RunState } from '../engine/run-state.ts';
import type { Key } from '../ids.ts';
import { partWords } from '../narrate/part-words.ts';
import type { Body, Message, NodeIndex } from '../network/message.ts';
import { differingPlaces, placeOf } from '../systems/anti-entropy.ts';

/** In a few words: how much of the tree is compared, and how little is sent. Empty for all other messages. */
export function saidBy(body: Body): string {
  if (body.kind === 'compare')
    return body.level === 0
      ? 'the hash of all its keys'
      : `${body.nodes.length} of the ${1 << body.level} hashes on level ${body.level} of its tree`;
  if (body.kind !== 'exchange') return '';
  const { length } = body.entries;
  return `${length === 0 ? 'no key' : length === 1 ? 'one key' : `${length} keys`} of ${body.leaves.length === 1 ? 'the leaf' : `${body.leaves.length} leaves`} in which they differ`;
}

/**
 * What its receiver finds by the hashes in it, as the end of a sentence; empty for all other messages. Asked right
 * after the step in which they arrive: comparing changes nothing that is kept.
 */
export function foundBy({ body, operation, from, to }: Message, run: RunState): string {
  if (body.kind !== 'compare') return '';
  const { level } = body;
  const places = differingPlaces(new AtReplica(run, to, operation, null), from, body);
  if (places.length === 0) return ', and finds no difference';
  if (level === 0) return ', and finds a difference';
  return `, and finds a difference in ${partWords(level, places, keysUnder(run, from, to, level, places))}`;
}

/** The keys under some nodes of a level that are both replicas' to keep, and that one of them at least has by now. */
export const keysUnder = (
  { program, world: { homes, replicas } }: RunState,
  one: NodeIndex,
  other: NodeIndex,
  level: number,
  places: readonly number[],
): readonly Key[] =>
  program.keys.filter(
    (_, key) =>
      homes[key]?.includes(one) &&
      homes[key].includes(other) &&
      (replicas[one]?.states[key] ?? replicas[other]?.states[key]) !== undefined &&
      places.includes(placeOf(program.keyHashes[key] ?? 0, level)),
  );
