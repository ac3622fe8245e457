/**
 * What each strategy promises once all is whole again, and what a run may have done that lets it off. The one table
 * that the judge goes by.
 *
 * - `converges`: all replicas of a key keep the same writes.
 * - `keeps`: no acknowledged write is gone without a write that had seen it in its place.
 * - `replaces`: a write is not kept beside one that its client was shown and passed the context of.
 */
import type { Choice } from '../engine/scenario.ts';
import { invariant } from '../invariant.ts';

/** Where a promise holds. `nowhere`: the strategy is here to be seen failing, or gives it up by design. */
export interface Promised {
  readonly where: 'everywhere' | 'on one server' | 'nowhere';
  readonly because: string;
}

export interface StrategyPromises {
  readonly converges: Promised;
  readonly keeps: Promised;
  readonly replaces: Promised;
  /** Whether a context covers another only where it stands for all that the other does; left out without an order. */
  readonly orders?: Promised;
  /** What is kept: each write, or each value, however many wrote it. */
  readonly of: 'writes' | 'values';
  /**
   * Whether it tells writes apart by counting: the replicas' own writes, or those of clients. What counts can give one
   * number to two writes after it has forgotten how far it had counted.
   */
  readonly counts: 'by replica' | 'by client' | 'not at all';
}

const ONE_SERVER = 'there is one replica of each key';

const LATTICE = { where: 'everywhere', because: 'its join is that of a lattice' } as const;

/** What the types that merge have in common. */
const EFFECTS_OF_CHANGES: StrategyPromises = {
  converges: LATTICE,
  keeps: {
    where: 'nowhere',
    because: 'what it keeps are effects of changes and not writes: its own laws judge that',
  },
  replaces: { where: 'nowhere', because: 'changes add up' },
  of: 'writes',
  counts: 'not at all',
};

const TABLE: { readonly [strategy: string]: StrategyPromises } = {
  'arrival-order': {
    converges: { where: 'on one server', because: ONE_SERVER },
    keeps: { where: 'nowhere', because: 'what arrives overwrites, whatever it had seen' },
    replaces: { where: 'everywhere', because: 'there is never more than one value' },
    of: 'writes',
    counts: 'not at all',
  },
  'last-write-wins': {
    converges: { where: 'everywhere', because: 'stamp and tie rules are one total order of all records' },
    keeps: { where: 'nowhere', because: 'of concurrent writes all but one are given up by design' },
    replaces: { where: 'everywhere', because: 'there is never more than one value' },
    of: 'writes',
    counts: 'not at all',
  },
  'immutable-keys': {
    converges: { where: 'everywhere', because: 'the join is the union of the values' },
    keeps: { where: 'everywhere', because: 'no value ever goes; a second value is rejected, and its client told so' },
    replaces: { where: 'nowhere', because: 'nothing is ever replaced' },
    of: 'values',
    counts: 'not at all',
  },
  'version-numbers': {
    converges: { where: 'on one server', because: ONE_SERVER },
    keeps: { where: 'on one server', because: 'one counter for all writes of a key, and only what was passed goes' },
    replaces: { where: 'on one server', because: 'what the passed number covers goes' },
    orders: { where: 'on one server', because: 'a number does not say who counted' },
    of: 'writes',
    counts: 'by replica',
  },
  'version-vectors-client': {
    converges: { where: 'everywhere', because: 'the join keeps the greatest elements of one order of vectors' },
    keeps: { where: 'everywhere', because: 'a vector covers another only if its client had seen that write' },
    replaces: { where: 'everywhere', because: 'the new vector covers the one that was passed' },
    orders: { where: 'everywhere', because: 'each client counts its own writes' },
    of: 'writes',
    counts: 'by client',
  },
  'version-vectors-server-stamped': {
    converges: { where: 'on one server', because: ONE_SERVER },
    keeps: { where: 'nowhere', because: 'of two writes that one server takes the second covers the first, unseen' },
    replaces: { where: 'everywhere', because: 'the new vector covers the one that was passed' },
    orders: { where: 'everywhere', because: 'each server counts the writes that it takes' },
    of: 'writes',
    counts: 'by replica',
  },
  'version-vectors-server-merged': {
    converges: { where: 'on one server', because: ONE_SERVER },
    keeps: { where: 'everywhere', because: 'a value goes only where the common vector was covered; it keeps too much' },
    replaces: { where: 'nowhere', because: 'what has not seen everything replaces nothing: siblings pile up' },
    orders: { where: 'everywhere', because: 'each server counts the writes that it takes' },
    of: 'writes',
    counts: 'by replica',
  },
  'dotted-version-vectors': {
    converges: { where: 'everywhere', because: 'the join keeps what the other side does not know to be superseded' },
    keeps: { where: 'everywhere', because: 'a dot is covered only by contexts of those that had seen its write' },
    replaces: {
      where: 'everywhere',
      because: 'the passed context covers the dots that were shown, and stays in the set',
    },
    orders: { where: 'everywhere', because: 'each server counts the writes that it takes' },
    of: 'writes',
    counts: 'by replica',
  },
  'op-id-register': {
    converges: LATTICE,
    keeps: { where: 'everywhere', because: 'all that no one had seen stays, though one is shown' },
    replaces: { where: 'everywhere', because: 'a put replaces the ops that it was shown' },
    of: 'writes',
    counts: 'by replica',
  },
  'revision-tree': {
    converges: LATTICE,
    keeps: { where: 'everywhere', because: 'each write is a leaf until another one follows it' },
    replaces: { where: 'nowhere', because: 'a client may be shown the winner alone' },
    of: 'writes',
    counts: 'not at all',
  },
  'last-writer': {
    converges: LATTICE,
    keeps: { where: 'nowhere', because: 'of concurrent values all but one are given up by design' },
    replaces: { where: 'everywhere', because: 'there is never more than one value' },
    of: 'writes',
    counts: 'not at all',
  },
  'multi-value': EFFECTS_OF_CHANGES,
  'union-set': EFFECTS_OF_CHANGES,
  'observed-remove': EFFECTS_OF_CHANGES,
  counter: EFFECTS_OF_CHANGES,
  map: EFFECTS_OF_CHANGES,
};

export function promisesOf({ kind }: Choice): StrategyPromises {
  const promises = TABLE[kind];
  invariant(promises !== undefined, `${kind} stands in the table of promises`);
  return promises;
}

/** Why a promise need not be kept in a run; each is something that the run has done or chosen, and never a guess. */
export const EXCUSES = {
  'tie keeps existing': 'equal timestamps keep whatever was there first, which was chosen to be seen failing',
  'counted anew':
    'a replica forgot how far it had counted, with its disk, a collected tombstone or a key that moved away, and gave one number to two writes',
  'coordinator without the key': 'whoever is asked counts for keys that it does not keep, and so begins at 1 each time',
  'client counted anew':
    'a client that did not show its last write, or whose writes overtook one another, gave one number to two writes',
  'ancestry forgotten':
    'a branch grew longer than the revisions that are kept of it, so that whoever missed some keeps an old leaf beside the new one',
  'tombstone collected': 'a replica forgot a delete after its grace, and what came late was new to it',
  'taken twice':
    'one request was taken twice, because it was said or delivered again, and so stored anew after it had been replaced',
  'not by delivery':
    'the leader that took the write had got what happened before it by anti-entropy, or never, where its client had gone from one leader to another',
  'leader counted anew':
    'the leader of the earlier write has lost its disk, and with it how far it had counted: what it sent later has the same numbers',
  'began anew':
    'the receiver has joined or lost its disk since the earlier write was taken: it begins with what is on its way to it',
  'server has changed': 'replicas have joined, left or been silent for too long, and another one answers for them',
  'server has lost it': 'the server that owed it has lost its disk, or let the key or its tombstone go',
  'too far ahead':
    'a replica had put off a copy whose timestamp ran further ahead of its clock than is allowed, and had not taken it yet, or crashed before it could',
  'nobody stood in':
    'without anti-entropy, a replica had missed the write, and either too few others were free to stand in for it or the hint was lost on its way to one',
  'never sent again':
    'without anti-entropy, a copy from one leader to another was dropped, and nobody sends it a second time',
  'topology not whole':
    'without anti-entropy, a leader had left through which the write would have gone, as the hub of a star, and nobody passes it on past that',
  'only copy on a lost disk': 'the write went with the disk of the last replica that kept it, or its hint',
} as const;

export type Excuse = keyof typeof EXCUSES;
