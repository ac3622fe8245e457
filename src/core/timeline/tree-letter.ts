/**
 * What a message of anti-entropy shows of the tree over the keys: which nodes were compared, which of them differ,
 * and how little is sent. Merkle trees: see `systems/anti-entropy.ts`.
 *
 * A pair goes down only where it differs, always to both children, so the nodes that a message carries tell which
 * were compared on every level above it, and which of those differed.
 */
import { AtReplica } from '../engine/at-replica.ts';
import type { Happening } from '../engine/happening.ts';
import { keyAt, type RunState } from '../engine/run-state.ts';
import type { Key } from '../ids.ts';
import type { Body, KeyState, Message } from '../network/message.ts';
import { differingPlaces, placeOf, TREE_LEVELS } from '../systems/anti-entropy.ts';
import { keysUnder } from './said.ts';

export interface TreeLetter {
  /** From the root on: the nodes compared before this message, and which of them differed. */
  readonly before: readonly TreeRow[];
  /** The nodes whose hashes it carries; null for one that sends keys. */
  readonly carried: TreeNodes | null;
  /** The leaves under which it sends keys; empty for one that carries hashes. */
  readonly leaves: readonly number[];
  /** Whether it is what the first to get keys had beyond them. */
  readonly isAnswer: boolean;
  /** The keys that both are to keep and either has, as it was sent, with the leaf of each. */
  readonly keys: readonly LeafKey[];
  /** The keys whose states it carries. */
  readonly sent: readonly Key[];
  readonly cost: TreeCost;
}

/** Some nodes of one level; 0 is the root. */
export interface TreeNodes {
  readonly level: number;
  readonly places: readonly number[];
}

export interface TreeRow extends TreeNodes {
  readonly differing: readonly number[];
}

export interface LeafKey {
  readonly key: Key;
  readonly leaf: number;
}

/** All that the two have said to each other in this round, up to this message and with it. */
export interface TreeCost {
  readonly hashes: number;
  /** Keys whose states were sent; one that was sent both ways counts once. */
  readonly keys: number;
  readonly bytes: number;
  /** What the sender would have sent without hashes: every key that it keeps and the other is to keep. */
  readonly wholeKeys: number;
  readonly wholeBytes: number;
}

/** A hash has 32 bits, and one byte more tells its place on its level. */
export const HASH_BYTES = 5;

/** Of a message just sent; `before`: what happened before it in the same step. Null for all other messages. */
export function treeOf(
  { body, from, to, operation }: Message,
  before: readonly Happening[],
  at: RunState,
): TreeLetter | null {
  if (body.kind !== 'compare' && body.kind !== 'exchange') return null;
  const isCompare = body.kind === 'compare';
  const places = isCompare ? body.nodes.map(({ place }) => place) : body.leaves;
  const rows = isCompare
    ? rowsAbove(body.level, places)
    : [...rowsAbove(TREE_LEVELS, withSiblings(places)), leafRow(places)];
  const entries = isCompare ? [] : body.entries;
  const all = new AtReplica(at, from, operation, null).sharedWith(to);
  const sentBefore = before.flatMap((happening) =>
    happening.kind === 'delivered' ? entriesIn(happening.letter.body) : [],
  );
  const hashes = rows.reduce((sum, row) => sum + row.places.length, isCompare ? places.length : 0);
  return {
    before: rows,
    carried: isCompare ? { level: body.level, places } : null,
    leaves: isCompare ? [] : places,
    isAnswer: !isCompare && body.isAnswer,
    keys: keysUnder(at, from, to, 0, [0]).map((key) => ({ key, leaf: leafOf(key, at) })),
    sent: entries.map(({ key }) => keyAt(at, key)),
    cost: {
      hashes,
      keys: new Set([...sentBefore, ...entries].map(({ key }) => key)).size,
      bytes: hashes * HASH_BYTES + bytesOf([...sentBefore, ...entries], at),
      wholeKeys: all.length,
      wholeBytes: bytesOf(all, at),
    },
  };
}

/** Which of the hashes in a message differ from those of its receiver; asked right after the step of its arrival. */
export function differingOnArrival({ body, from, to, operation }: Message, at: RunState): readonly number[] | null {
  return body.kind === 'compare' ? differingPlaces(new AtReplica(at, to, operation, null), from, body) : null;
}

const leafOf = (key: Key, { program: { keys, keyHashes } }: RunState): number =>
  placeOf(keyHashes[keys.indexOf(key)] ?? 0, TREE_LEVELS);

const entriesIn = (body: Body): readonly KeyState[] => (body.kind === 'exchange' ? body.entries : []);

/** Of nodes that are children, all of one level: what was compared above them. */
function rowsAbove(level: number, places: readonly number[]): readonly TreeRow[] {
  if (level === 0) return [];
  const differing = [...new Set(places.map((place) => place >> 1))];
  const compared = level === 1 ? differing : withSiblings(differing);
  return [...rowsAbove(level - 1, compared), { level: level - 1, places: compared, differing }];
}

const leafRow = (differing: readonly number[]): TreeRow => ({
  level: TREE_LEVELS,
  places: withSiblings(differing),
  differing,
});

/** Both children of each parent that one of these has. */
const withSiblings = (places: readonly number[]): readonly number[] =>
  [...new Set(places.map((place) => place >> 1))].flatMap((parent) => [2 * parent, 2 * parent + 1]);

/** Names and states as JSON in UTF-8, of which `%xx` stands for one byte: what the hashes are made over. */
const bytesOf = (entries: readonly KeyState[], at: RunState): number =>
  entries.reduce((sum, { key, state }) => {
    const json = JSON.stringify([keyAt(at, key), state]);
    return sum + encodeURIComponent(json).replaceAll(/%../g, '_').length;
  }, 0);
