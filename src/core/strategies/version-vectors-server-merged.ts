/**
 * One version vector with server ids for all siblings of a key together.
 * Broken on purpose: what Riak did before version 2, and the cause of its "sibling explosion". A write that has not
 * seen everything is added to everything, even to the values that its client had read and meant to replace.
 */
import {
  compare,
  counterOf,
  covers,
  decidingActors,
  EMPTY_VECTOR,
  join as joinVectors,
  type VersionVector,
  withCounter,
} from '../causality/version-vector.ts';
import { contextOperand, operandOf, showVector, siblingOf } from './sibling.ts';
import {
  type Comparison,
  type Decision,
  opaqueStrategy,
  type Sibling,
  type Strategy,
  type StrategyKind,
} from './strategy.ts';

interface State {
  /** What all siblings together have seen. */
  readonly context: VersionVector;
  /** In the order of arrival; they carry no mark of their own, so a write's name says which is which. */
  readonly siblings: readonly Sibling[];
}

export const serverMergedStrategy: Strategy<State, VersionVector> = {
  stamps: { clock: 'none' },
  empty: { context: EMPTY_VECTOR, siblings: [] },
  put(state, write, context, by) {
    const passed = context ?? EMPTY_VECTOR;
    const sibling = siblingOf(write, { kind: 'none' });
    const both = joinVectors(state.context, passed);
    return {
      state: {
        context: withCounter(both, by.actor, counterOf(both, by.actor) + 1),
        siblings: covers(passed, state.context) ? [sibling] : [...state.siblings, sibling],
      },
      outcome: 'stored',
    };
  },
  join,
  held: (state) => state.siblings,
  read: (state) => state,
  covers,
  showContext: showVector,
  isViolated: () => false,
  explain,
};

/** The newer side wins; concurrent sides are united. */
function join(local: State, remote: State): State {
  if (covers(local.context, remote.context)) return local;
  if (covers(remote.context, local.context)) return remote;
  const added = remote.siblings.filter((theirs) => !local.siblings.some((mine) => mine.write === theirs.write));
  return { context: joinVectors(local.context, remote.context), siblings: [...local.siblings, ...added] };
}

function explain(decision: Decision<State, VersionVector>): readonly Comparison[] {
  const { before, after } = decision;
  const passed = decision.kind === 'put' ? (decision.context ?? EMPTY_VECTOR) : decision.remote.context;
  const incoming =
    decision.kind === 'put'
      ? contextOperand(decision.write, passed)
      : { write: null, label: 'vector of the other replica', mark: passed };
  const order = compare(passed, before.context);
  const bothKept = decision.kind === 'put' || order === 'concurrent' ? 'both kept' : 'stored kept';
  return before.siblings.map((stored) => ({
    kind: 'vectors',
    incoming,
    stored: operandOf(stored, before.context),
    order,
    deciding: decidingActors(passed, before.context),
    result: after.siblings.some(({ write }) => write === stored.write) ? bothKept : 'stored dropped',
  }));
}

export const versionVectorsServerMerged: StrategyKind = {
  id: 'version-vectors-server-merged',
  name: 'Version vectors, one for all siblings',
  summary: 'All siblings share one vector with server ids, so values that were overwritten stay and siblings pile up.',
  concurrency: 'keeps both',
  converges: false,
  options: [],
  create: () => opaqueStrategy(serverMergedStrategy),
};
