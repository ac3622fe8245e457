/**
 * Any data type as a strategy: the replica's state is the type's, a put joins the change's delta, and a context is
 * the list of effects that the client was shown. A read gives what people see of all effects in force, mostly one
 * value, and with it the names of all writes in it.
 */
import { compareStamps } from '../clocks/stamp.ts';
import { type Change, valueOfChange } from '../types/change.ts';
import { sumOf } from '../types/counter.ts';
import { type ChangedBy, type DataType, deltaOf, heldIn, namesShown, shownOf } from '../types/data-type.ts';
import { type Effect, emptyState, isLater, isStamped, joinStates, type TypeState } from '../types/state.ts';
import type { Value } from '../values.ts';
import {
  type Comparison,
  type ContextView,
  type DecidingReplica,
  type Decision,
  type Operand,
  opaqueStrategy,
  type Sibling,
  type Strategy,
  type StrategyKind,
  type UnionPart,
  type Write,
} from './strategy.ts';

/** What a client had been shown. */
type Observed = readonly Effect[];
type TypeDecision = Decision<TypeState, Observed>;

/** The entry of the registry for a data type. */
export const dataTypeStrategy = (type: DataType): StrategyKind => ({
  id: type.id,
  name: type.name,
  summary: type.summary,
  concurrency: type.concurrency,
  converges: true,
  options: [],
  create: () => opaqueStrategy(makeDataTypeStrategy(type)),
});

export const makeDataTypeStrategy = (type: DataType): Strategy<TypeState, Observed> => ({
  stamps: type.isStamped ? { clock: 'physical', by: 'coordinator' } : { clock: 'none' },
  ...(type.takesChanges ? { takesChanges: true as const } : {}),
  empty: emptyState(type.id),
  put(state, write, context, by) {
    const delta = deltaOf(type, changeOf(write), changedBy(write, context, by));
    if (delta === null) return { state, outcome: 'rejected' };
    const after = joinStates(state, delta);
    const isKept = heldIn(after).some((held) => held.write === write.id);
    // Only a stamp that was not the latest leaves nothing of a change.
    return { state: after, outcome: after === state && !isKept ? 'ignored' : 'stored' };
  },
  join: joinStates,
  held: heldIn,
  sideBySide: (state) => namesShown(type, state),
  read: (state) => ({ siblings: siblingsIn(type, state), context: state.effects }),
  remembers: ({ over }) => over.flatMap(({ tag, by }) => [tag, by]),
  showContext: (observed): ContextView => ({ kind: 'writes', writes: namesOf(observed) }),
  isViolated: () => false,
  explain: (decision) => (decision.kind === 'put' ? explainPut(type, decision) : explainJoin(type, decision)),
});

/** What the client wants done; a write that does not say so puts its value. */
const changeOf = ({ change, value, deleted }: Write): Change =>
  change ?? (deleted ? { kind: 'delete' } : { kind: 'put', value });

const changedBy = ({ id }: Write, context: Observed | null, { stamp, stampedBy }: DecidingReplica): ChangedBy => ({
  write: id,
  stamp,
  writer: stampedBy,
  observed: context ?? [],
});

const namesOf = (effects: readonly Effect[]) => [...new Set(effects.map(({ write }) => write))];

function siblingsIn(type: DataType, state: TypeState): readonly Sibling[] {
  const shown = shownOf(type, state);
  const parts = shown.length === 1 ? namesOf(state.effects) : [];
  return shown.map(({ write, value, deleted, stamped }) => ({
    write,
    value,
    deleted,
    tag: stamped === null ? { kind: 'none' } : { kind: 'stamp', stamp: stamped.stamp, writer: stamped.writer },
    ...(parts.length > 1 ? { parts } : {}),
  }));
}

/** Everything stored that the change could have ended, and whether its client had observed it. */
function explainPut(type: DataType, decision: TypeDecision & { readonly kind: 'put' }): readonly Comparison[] {
  const { before, write, context, by } = decision;
  const change = changeOf(write);
  const delta = deltaOf(type, change, changedBy(write, context, by));
  const other: Operand<Value> = { write: write.id, label: write.id, mark: valueOfChange(change) };
  return withUnion(type, decision, delta?.effects ?? [], [
    ...before.effects
      .filter((effect) => type.ends(change, effect))
      .map((effect) => observedBy(other, effect, 'stored', context?.some(({ tag }) => tag === effect.tag) === true)),
    ...compareStamped(before, delta?.effects ?? []),
  ]);
}

/** What either side had ended of the other's, and what neither had observed of the other's. */
function explainJoin(type: DataType, decision: TypeDecision & { readonly kind: 'join' }): readonly Comparison[] {
  const { before, after, remote } = decision;
  const isIn = (state: TypeState) => {
    const tags = new Set(state.effects.map(({ tag }) => tag));
    return ({ tag }: Effect): boolean => tags.has(tag);
  };
  const [isStored, isKept] = [isIn(before), isIn(after)];
  const arriving = remote.effects.filter((effect) => !isStored(effect));
  const ended = (effects: readonly Effect[], { over }: TypeState, side: 'incoming' | 'stored') =>
    effects.flatMap((effect) => {
      const by = over.find(({ tag }) => tag === effect.tag)?.by;
      return by === undefined ? [] : [observedBy({ write: by, label: by, mark: null }, effect, side, true)];
    });
  const apart = before.effects
    .filter(isKept)
    .flatMap((stored) =>
      arriving
        .filter((incoming) => isKept(incoming) && type.ends(changeOfEffect(incoming), stored))
        .map((incoming) => observedBy(operandOfEffect(incoming), stored, 'stored', false)),
    );
  return withUnion(type, decision, remote.effects, [
    ...ended(before.effects, remote, 'stored'),
    ...ended(arriving, before, 'incoming'),
    ...compareStamped(before, arriving),
    ...apart,
  ]);
}

/**
 * A sum always tells what of it was known and what is new. Of other values made of many changes it is told where nothing
 * was compared, though something came to what was there.
 */
function withUnion(
  { takesChanges }: DataType,
  { before, after }: TypeDecision,
  incoming: readonly Effect[],
  comparisons: readonly Comparison[],
): readonly Comparison[] {
  if (!takesChanges || before.effects.length === 0 || incoming.length === 0) return comparisons;
  const parts = unionOf(before, after, incoming);
  const isSum = [...before.effects, ...incoming].every(
    ({ deed, field }) => field === undefined && (deed.kind === 'count' || deed.kind === 'clear'),
  );
  if (isSum) {
    const sum = { before: sumOf(before.effects), after: sumOf(after.effects) };
    return [...comparisons, { kind: 'union', parts, sum }];
  }
  return comparisons.length === 0 && parts.some(({ standing }) => standing === 'new')
    ? [{ kind: 'union', parts, sum: null }]
    : comparisons;
}

function unionOf(before: TypeState, after: TypeState, incoming: readonly Effect[]): readonly UnionPart[] {
  const tagsOf = (effects: readonly Effect[]) => new Set(effects.map(({ tag }) => tag));
  const [here, came, kept] = [tagsOf(before.effects), tagsOf(incoming), tagsOf(after.effects)];
  const standingOf = ({ tag }: Effect): UnionPart['standing'] => {
    if (!kept.has(tag)) return 'ended';
    if (!here.has(tag)) return 'new';
    return came.has(tag) ? 'known' : 'stored';
  };
  return [...before.effects, ...incoming.filter(({ tag }) => !here.has(tag))].map((effect) => ({
    ...operandOfEffect(effect),
    ...(effect.deed.kind === 'count' && effect.field === undefined ? { mark: effect.deed.by } : {}),
    standing: standingOf(effect),
  }));
}

const observedBy = (
  other: Operand<Value | null>,
  effect: Effect,
  side: 'incoming' | 'stored',
  observed: boolean,
): Comparison => ({
  kind: 'observed',
  side,
  effect: operandOfEffect(effect),
  other,
  observed,
  result: observed ? 'dropped' : 'kept',
});

/** Stamped values of one field, one against the other. */
const compareStamped = (before: TypeState, arriving: readonly Effect[]): readonly Comparison[] =>
  arriving.filter(isStamped).flatMap((incoming) =>
    before.effects
      .filter(isStamped)
      .filter(({ field, tag }) => field === incoming.field && tag !== incoming.tag)
      .map(
        (stored): Comparison => ({
          kind: 'stamps',
          incoming: { write: incoming.write, label: incoming.write, mark: incoming.deed.stamp },
          stored: { write: stored.write, label: stored.write, mark: stored.deed.stamp },
          winner: isLater(incoming, stored) ? 'incoming' : 'stored',
          rule:
            compareStamps(incoming.deed.stamp, stored.deed.stamp) === 0 ? 'the greater name of the write' : 'timestamp',
        }),
      ),
  );

const operandOfEffect = (effect: Effect): Operand<Value> => ({
  write: effect.write,
  label: effect.write,
  mark: valueOfChange(changeOfEffect(effect)),
});

/** The change that does this, and no more. */
function changeOfEffect({ deed, field }: Effect): Change {
  const where = field === undefined ? {} : { field };
  switch (deed.kind) {
    case 'in':
      return { kind: 'add', item: deed.item, ...where };
    case 'out':
      return { kind: 'remove', item: deed.item, ...where };
    case 'count':
      return { kind: 'increment', by: deed.by, ...where };
    case 'value':
    case 'stamped':
      return deed.deleted ? { kind: 'delete', ...where } : { kind: 'put', value: deed.value, ...where };
    case 'clear':
      return { kind: 'delete', ...where };
  }
}
