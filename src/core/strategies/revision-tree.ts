/**
 * Revision trees, as in Apache CouchDB: a write is a child of the revision that its client had read, branches stay
 * side by side, and a rule that every replica applies alike says which leaf is shown. The others are conflicts: kept,
 * and seen by whoever asks for them. See `causality/revision-tree.ts` for the rules of the tree.
 *
 * The tree keeps the names of the last `revsLimit` revisions of each branch, CouchDB's `revs_limit`. A replica that has
 * missed more than that is not told how its value and the new one hang together, and keeps both.
 *
 * Two things differ from CouchDB. A revision's id is a hash over the name of its write as well, for here two clients
 * that write the same are still two writes. And a write that has read several leaves follows the first of them and
 * ends the others: the one step in which CouchDB's documentation has a client resolve a conflict with several.
 */

import {
  branch,
  compareLeaves,
  descends,
  EMPTY_TREE,
  ending,
  isKnown,
  isLeaf,
  join,
  joinStemmed,
  type Leaf,
  REVS_LIMIT_DEFAULT,
  type RevisionTree,
  winnerRule,
} from '../causality/revision-tree.ts';
import { nameOf, type Revision } from '../causality/spelling.ts';
import { hashText } from '../engine/random.ts';
import { invariant } from '../invariant.ts';
import { canonical } from '../values.ts';
import type { Kept } from './dotted-version-vectors.ts';
import { operandOf } from './sibling.ts';
import {
  type Comparison,
  type Decision,
  type OptionSpec,
  type Options,
  opaqueStrategy,
  type Sibling,
  type Strategy,
  type StrategyKind,
  type Write,
} from './strategy.ts';

export type RevisionState = RevisionTree<Kept>;
/** The leaves that a client has read, the winner first. */
export type RevisionContext = readonly Revision[];

type RevisionComparison = Comparison & { readonly kind: 'revisions' };

export interface RevisionRules {
  /** What becomes of a write whose parent is no leaf any more: a branch, as replication makes, or CouchDB's 409. */
  readonly onStaleParent: 'branch' | 'reject';
  /** What a read gives: all live leaves (CouchDB's `conflicts=true`), or the winner alone. */
  readonly reads: 'conflicts' | 'winner';
  /** Revisions kept of each branch, the leaf among them; left out, as many as CouchDB keeps. */
  readonly revsLimit?: number;
}

export function makeRevisionTree({
  onStaleParent,
  reads,
  revsLimit = REVS_LIMIT_DEFAULT,
}: RevisionRules): Strategy<RevisionState, RevisionContext> {
  return {
    stamps: { clock: 'none' },
    empty: EMPTY_TREE,
    put(state, write, context) {
      const read = context ?? [];
      if (onStaleParent === 'reject' && isStale(state, read)) return { state, outcome: 'rejected' };
      return { state: joinStemmed(state, written(state, write, read), revsLimit), outcome: 'stored' };
    },
    join: (local, remote) => joinStemmed(local, remote, revsLimit),
    held: (state) => state.leaves,
    sideBySide: shown,
    read: (state) => answerOf(shown(state)),
    ...(reads === 'winner' ? { answer: (state: RevisionState) => answerOf(state.leaves.slice(0, 1)) } : {}),
    showContext: (revisions) => ({ kind: 'revisions', revisions }),
    remembers: (state) => state.places.filter((place) => !isLeaf(state, place)).map(nameOf),
    isViolated: () => false,
    explain,
  };
}

/** The live leaves, the winner first; where none is live, the winner of the deleted ones. */
function shown({ leaves }: RevisionState): readonly Leaf<Kept>[] {
  const live = leaves.filter(({ deleted }) => !deleted);
  return live.length > 0 ? live : leaves.slice(0, 1);
}

/** Leaves as siblings; the first is the winner. */
export const siblingsOf = (leaves: readonly Leaf<Kept>[]): readonly Sibling[] =>
  leaves.map(({ write, value, deleted, generation, id }, place) => ({
    write,
    value,
    deleted,
    tag: { kind: 'revision', generation, id, isWinner: place === 0 },
  }));

const answerOf = (leaves: readonly Leaf<Kept>[]): { siblings: readonly Sibling[]; context: RevisionContext } => ({
  siblings: siblingsOf(leaves),
  context: leaves.map(({ generation, id }) => ({ generation, id })),
});

/** CouchDB answers 409 unless the revision named is a leaf, and to a new document where there is a live one. */
function isStale(state: RevisionState, [parent]: RevisionContext): boolean {
  if (parent === undefined) return state.leaves[0]?.deleted === false;
  return !isLeaf(state, parent);
}

/**
 * The write as a child of the first revision that its client had read and this replica knows, or else as a new root.
 * Other leaves that the client had read end: it was shown their values, and answered for them too.
 */
function written(state: RevisionState, write: Write, read: RevisionContext): RevisionState {
  const { id, value, deleted } = write;
  const parent = read.find((revision) => isKnown(state, revision)) ?? null;
  const path = [...(parent === null ? [] : [parent]), childOf(parent, write)];
  const others = read.filter((revision) => revision !== parent && isLeaf(state, revision));
  return others
    .map((leaf): RevisionState => ending(leaf, childOf(leaf, { ...write, value: null, deleted: true })))
    .reduce(join, join(state, branch(path, { write: id, value, deleted })));
}

/** The revision of a write below its parent; a function of both, so every replica gives it the same name. */
function childOf(parent: Revision | null, { id, value, deleted }: Write): Revision {
  const text = canonical([parent === null ? null : nameOf(parent), value, deleted, id]);
  return { generation: (parent?.generation ?? 0) + 1, id: hashText(text).toString(16).padStart(8, '0') };
}

function explain(decision: Decision<RevisionState, RevisionContext>): readonly RevisionComparison[] {
  const { before, after } = decision;
  if (decision.kind === 'put' && decision.outcome === 'rejected') return [refusal(before, decision)];
  const arriving = decision.kind === 'put' ? after.leaves : decision.remote.leaves;
  const incoming = arriving.filter((leaf) => !isLeaf(before, leaf));
  const [kept, gone] = split(incoming, after);
  const [stayed, dropped] = split(before.leaves, after);
  return [
    ...dropped.flatMap((stored) => {
      const heir = kept.find((leaf) => descends(after, leaf, stored));
      return compare(heir ?? kept[0], stored, 'incoming', heir === undefined ? 'ended' : 'descent');
    }),
    ...gone.flatMap((leaf) => {
      const heir = stayed.find((stored) => descends(after, stored, leaf));
      return compare(leaf, heir ?? stayed[0], 'stored', heir === undefined ? 'ended' : 'descent');
    }),
    ...kept.flatMap((leaf) =>
      stayed.flatMap((stored) =>
        compare(leaf, stored, compareLeaves(leaf, stored) < 0 ? 'incoming' : 'stored', winnerRule(leaf, stored)),
      ),
    ),
  ];
}

/** Those that are leaves of the tree, and those that are not. */
const split = (leaves: readonly Leaf<Kept>[], tree: RevisionState): readonly [Leaf<Kept>[], Leaf<Kept>[]] => [
  leaves.filter((leaf) => isLeaf(tree, leaf)),
  leaves.filter((leaf) => !isLeaf(tree, leaf)),
];

function compare(
  incoming: Leaf<Kept> | undefined,
  stored: Leaf<Kept> | undefined,
  winner: 'incoming' | 'stored',
  rule: Exclude<RevisionComparison['rule'], 'stale'>,
): readonly RevisionComparison[] {
  if (incoming === undefined || stored === undefined) return [];
  const isDecided = rule === 'descent' || rule === 'ended';
  const result = !isDecided ? 'both kept' : winner === 'incoming' ? 'stored dropped' : 'incoming dropped';
  return [{ kind: 'revisions', incoming: operand(incoming), stored: operand(stored), winner, rule, result }];
}

/** The revision that a refused write would have been, against the one that is shown. */
function refusal(
  before: RevisionState,
  { write, context }: Decision<RevisionState, RevisionContext> & { readonly kind: 'put' },
): RevisionComparison {
  const [stored] = before.leaves;
  return {
    kind: 'revisions',
    incoming: operandOf({ write: write.id }, childOf(context?.[0] ?? null, write)),
    stored: stored === undefined ? { write: null, label: 'nothing', mark: null } : operand(stored),
    winner: 'stored',
    rule: 'stale',
    result: 'rejected',
  };
}

const operand = (leaf: Leaf<Kept>) => operandOf(leaf, { generation: leaf.generation, id: leaf.id });

const OPTIONS: readonly OptionSpec[] = [
  {
    name: 'onStaleParent',
    label: 'On stale parent',
    choices: [
      { value: 'branch', label: 'a branch beside the others (as replication)' },
      { value: 'reject', label: 'rejected: 409 Conflict' },
    ],
  },
  {
    name: 'reads',
    label: 'A read gives',
    choices: [
      { value: 'conflicts', label: 'the winner and its conflicts' },
      { value: 'winner', label: 'the winner alone' },
    ],
  },
  {
    name: 'revsLimit',
    label: 'Revisions kept of a branch',
    choices: [REVS_LIMIT_DEFAULT, 100, 10, 3, 2, 1].map((limit) => ({
      value: `${limit}`,
      label:
        limit === REVS_LIMIT_DEFAULT ? `${limit} (as CouchDB)` : limit === 1 ? 'the last alone' : `the last ${limit}`,
    })),
  },
];

function create(options: Options): Strategy<RevisionState, RevisionContext> {
  const { onStaleParent, reads, revsLimit } = options;
  invariant(
    onStaleParent === 'branch' || onStaleParent === 'reject',
    `revision-tree knows no onStaleParent ${onStaleParent}`,
  );
  invariant(reads === 'conflicts' || reads === 'winner', `revision-tree knows no reads ${reads}`);
  invariant(/^[1-9]\d*$/.test(revsLimit ?? ''), `revision-tree knows no revsLimit ${revsLimit}`);
  return makeRevisionTree({ onStaleParent, reads, revsLimit: Number(revsLimit) });
}

export const revisionTree: StrategyKind = {
  id: 'revision-tree',
  name: 'Revision trees',
  summary:
    'Each write follows the revision that it was made from; all replicas show the same winner among the branches, and keep the others as conflicts.',
  concurrency: 'keeps both',
  converges: true,
  options: OPTIONS,
  create: (options) => opaqueStrategy(create(options)),
};
