/**
 * Dotted version vectors: exact, with one counter a server. See `causality/dotted-version-vector-set.ts` for the
 * rules; this file says what a sibling is, and puts the decision into data.
 */
import {
  type Dot,
  type Dotted,
  type DottedVersionVectorSet,
  EMPTY_SET,
  isCovered,
  put,
  sync,
} from '../causality/dotted-version-vector-set.ts';
import { compare, covers, EMPTY_VECTOR, type VersionVector } from '../causality/version-vector.ts';
import type { WriteId } from '../ids.ts';
import type { Value } from '../values.ts';
import { operandOf, showVector } from './sibling.ts';
import {
  type Comparison,
  type Decision,
  opaqueStrategy,
  type Strategy,
  type StrategyKind,
  type Tag,
} from './strategy.ts';

/** What is kept of a write. */
export interface Kept {
  readonly write: WriteId;
  readonly value: Value;
  readonly deleted: boolean;
}

export type DottedState = DottedVersionVectorSet<Kept>;

const tagOf = (dot: Dot | null): Tag => (dot === null ? { kind: 'none' } : { kind: 'dot', ...dot });

export const dottedStrategy: Strategy<DottedState, VersionVector> = {
  stamps: { clock: 'none' },
  empty: EMPTY_SET,
  put(state, { id, value, deleted }, context, by) {
    return { state: put(state, { write: id, value, deleted }, context ?? EMPTY_VECTOR, by.actor), outcome: 'stored' };
  },
  join: sync,
  held: (state) => state.siblings,
  dotOf: ({ siblings }, write) => siblings.find((sibling) => sibling.write === write)?.dot ?? null,
  read: (state) => ({
    siblings: state.siblings.map(({ write, value, deleted, dot }) => ({ write, value, deleted, tag: tagOf(dot) })),
    context: state.context,
  }),
  covers,
  showContext: showVector,
  isViolated: () => false,
  explain,
};

/** Each stored sibling against what arrives; at a join also each arriving one against what is here. */
function explain(decision: Decision<DottedState, VersionVector>): readonly Comparison[] {
  const { before, after } = decision;
  const judge = (
    side: 'incoming' | 'stored',
    sibling: Dotted<Kept>,
    own: VersionVector,
    context: VersionVector,
  ): Comparison => {
    const isNewer = compare(context, own) === 'after';
    return {
      kind: 'dots',
      side,
      sibling: operandOf(sibling, sibling.dot),
      context,
      covered: sibling.dot === null ? isNewer : isCovered(sibling.dot, context),
      result: after.siblings.some(({ write }) => write === sibling.write) ? 'kept' : 'dropped',
    };
  };
  if (decision.kind === 'put') {
    const seen = decision.context ?? EMPTY_VECTOR;
    return before.siblings.map((stored) => judge('stored', stored, before.context, seen));
  }
  const { remote } = decision;
  const arriving = remote.siblings.filter(({ write }) => !before.siblings.some((stored) => stored.write === write));
  return [
    ...before.siblings.map((stored) => judge('stored', stored, before.context, remote.context)),
    ...arriving.map((incoming) => judge('incoming', incoming, remote.context, before.context)),
  ];
}

export const dottedVersionVectors: StrategyKind = {
  id: 'dotted-version-vectors',
  name: 'Dotted version vectors',
  summary:
    'Each sibling keeps the name of its write apart from what was seen, so exactly the concurrent values are kept.',
  concurrency: 'keeps both',
  converges: true,
  options: [],
  create: () => opaqueStrategy(dottedStrategy),
};
