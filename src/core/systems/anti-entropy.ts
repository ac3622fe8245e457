/**
 * Anti-entropy: two replicas find the keys in which they differ by comparing hashes of a tree over the keys, level
 * by level from the root, and exchange only those. Demers et al., "Epidemic Algorithms for Replicated Database
 * Maintenance" (1987); Merkle trees: DeCandia et al., "Dynamo" (2007), section 4.7.
 */
import { hashText, mix } from '../engine/random.ts';
import type { Body, HashedNode, KeyState, NodeIndex } from '../network/message.ts';
import { type Arrival, type Effect, type Situation, send } from './system.ts';

/** Levels below the root; the last has the leaves. */
export const TREE_LEVELS = 4;

/** A replica begins to compare what it keeps with another: each round with the next one on the ring. */
export function startRound(situation: Situation, round: number): readonly Effect[] {
  const partner = partnerOf(situation, round);
  if (partner === null || situation.sharedWith(partner).length === 0) return [];
  return [send(partner, { kind: 'compare', level: 0, nodes: hashes(situation, partner, 0, [0]) })];
}

function partnerOf({ self, members }: Situation, round: number): NodeIndex | null {
  const others = members
    .map((_, step) => (self + 1 + step) % members.length)
    .filter((replica) => members[replica] && replica !== self);
  return others.length === 0 ? null : (others[round % others.length] as NodeIndex);
}

type Hashes = Body & { readonly kind: 'compare' };

/** The places of the nodes that have another hash here than in what the other has sent. */
export function differingPlaces(situation: Situation, other: NodeIndex, { level, nodes }: Hashes): readonly number[] {
  const own = hashes(
    situation,
    other,
    level,
    nodes.map(({ place }) => place),
  );
  return nodes.filter(({ hash }, index) => own[index]?.hash !== hash).map(({ place }) => place);
}

/** The nodes whose hashes differ are looked into: their children, or, of leaves, the keys. Where none differ, all is well. */
export function compareOrExchange(arrival: Arrival, body: Hashes): readonly Effect[] {
  const { level } = body;
  const other = arrival.message.from;
  const differing = differingPlaces(arrival, other, body);
  if (differing.length === 0) return [];
  if (level === TREE_LEVELS) {
    const entries = under(arrival, other, differing);
    return [say(other, { kind: 'exchange', leaves: differing, entries, isAnswer: false }, level + 1)];
  }
  const children = differing.flatMap((place) => [2 * place, 2 * place + 1]);
  return [
    say(other, { kind: 'compare', level: level + 1, nodes: hashes(arrival, other, level + 1, children) }, level + 2),
  ];
}

/** Takes in what the other keeps; the first to do so sends back what it had beyond that. */
export function takeExchange(
  arrival: Arrival,
  { leaves, entries, isAnswer }: Body & { kind: 'exchange' },
): readonly Effect[] {
  const { strategy, message } = arrival;
  const effects: Effect[] = [];
  const joinedByKey = new Map<number, KeyState['state']>();
  for (const { key, state } of entries) {
    const decision = arrival.decideJoin(state, key);
    joinedByKey.set(key, decision.after);
    const isTold = decision.after !== decision.before || decision.postponed !== undefined;
    if (isTold) effects.push({ do: 'store', decision, cause: 'exchange', key });
  }
  if (isAnswer) return effects;
  const known = new Map(entries.map(({ key, state }) => [key, state]));
  const beyond = under(arrival, message.from, leaves).flatMap(({ key, state }) => {
    const theirs = known.get(key);
    const now = joinedByKey.get(key) ?? state;
    return theirs !== undefined && strategy.join(theirs, now) === theirs ? [] : [{ key, state: now }];
  });
  if (beyond.length > 0)
    effects.push(say(message.from, { kind: 'exchange', leaves, entries: beyond, isAnswer: true }, TREE_LEVELS + 2));
  return effects;
}

/** Each message of a round has a number of its own, so that it has a name of its own. */
const say = (to: NodeIndex, body: Body, attempt: number): Effect => ({
  do: 'send',
  to,
  body,
  attempt,
  isDurable: false,
});

/** What this replica keeps under these leaves, of the keys that the other keeps too. */
function under(situation: Situation, other: NodeIndex, leaves: readonly number[]): readonly KeyState[] {
  const wanted = new Set(leaves);
  return situation.sharedWith(other).filter(({ key }) => wanted.has(placeOf(situation.hashOfKey(key), TREE_LEVELS)));
}

const LEAF_BITS_DROPPED = 32 - TREE_LEVELS;

/** The node of a level that a key is under: as many of the first bits of the hash of its name. */
export const placeOf = (keyHash: number, level: number): number =>
  (keyHash >>> LEAF_BITS_DROPPED) >>> (TREE_LEVELS - level);

/** The hashes of some nodes of one level: over the keys under each, in their order. */
function hashes(
  situation: Situation,
  other: NodeIndex,
  level: number,
  places: readonly number[],
): readonly HashedNode[] {
  const byPlace = new Map(places.map((place) => [place, 0]));
  for (const { key, state } of situation.sharedWith(other)) {
    const place = placeOf(situation.hashOfKey(key), level);
    const sofar = byPlace.get(place);
    if (sofar !== undefined)
      byPlace.set(place, mix(mix(sofar, situation.hashOfKey(key)), hashText(JSON.stringify(state))));
  }
  return places.map((place) => ({ place, hash: byPlace.get(place) ?? 0 }));
}
