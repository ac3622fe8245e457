/**
 * The first seam: how one replica decides about one key.
 *
 * A strategy is a handful of pure functions over a state that only it can read. It is told the name of the
 * replica, a stamp of the clock that the scenario chose and the context that the client passed; it is told
 * nothing of the truth. States are never changed in place: `put` and `join` give new ones.
 */
import type { Dot } from '../causality/dotted-version-vector-set.ts';
import type { WinnerRule } from '../causality/revision-tree.ts';
import type { Revision } from '../causality/spelling.ts';
import type { VersionVector } from '../causality/version-vector.ts';
import type { Stamp } from '../clocks/stamp.ts';
import type { ActorId, ClientId, ReplicaId, WriteId } from '../ids.ts';
import type { Micros } from '../time.ts';
import type { Change } from '../types/change.ts';
import type { Value } from '../values.ts';

/** What a client asks to be stored. `deleted` marks a tombstone: a delete is a write. */
export interface Write {
  readonly id: WriteId;
  readonly client: ClientId;
  readonly value: Value;
  readonly deleted: boolean;
  /** What the client meant, where the strategy takes changes; the value then only stands for it. */
  readonly change?: Change;
}

/** Who judges a stamp, and by which time. */
export interface Judging {
  readonly replica: ReplicaId;
  /** What the replica's own clock reads, in whole milliseconds. */
  readonly clockMs: number;
}

/** What the deciding replica knows of itself. */
export interface DecidingReplica extends Judging {
  /** The name under which it counts; another than `replica` only after it lost its disk and took a new one. */
  readonly actor: ActorId;
  /** The stamp given to this write, by the clock that the scenario chose (the replica's or the client's). */
  readonly stamp: Stamp;
  /** Whose clock gave the stamp. */
  readonly stampedBy: ReplicaId | ClientId;
}

/** How one kept value is marked by its strategy, as data to be drawn. */
export type Tag =
  | { readonly kind: 'none' }
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'stamp'; readonly stamp: Stamp; readonly writer: string }
  | { readonly kind: 'vector'; readonly vector: VersionVector }
  | { readonly kind: 'dot'; readonly actor: ActorId; readonly counter: number }
  /** `isWinner`: of all kept, this one is shown to whoever does not ask for conflicts. */
  | ({ readonly kind: 'revision'; readonly isWinner: boolean } & Revision)
  | { readonly kind: 'op-id'; readonly counter: number; readonly actor: ActorId; readonly isWinner: boolean };

/** One value that a replica keeps or a read returns. */
export interface Sibling {
  readonly write: WriteId;
  readonly value: Value;
  readonly deleted: boolean;
  readonly tag: Tag;
  /** All writes that the value is made of, `write` among them, where they are several. */
  readonly parts?: readonly WriteId[];
}

/** What a context says, for people: clients pass it back unread. */
export type ContextView =
  | { readonly kind: 'none' }
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'vector'; readonly vector: VersionVector }
  | { readonly kind: 'writes'; readonly writes: readonly WriteId[] }
  | { readonly kind: 'revisions'; readonly revisions: readonly Revision[] };

/**
 * What came of a put at the coordinator.
 * - `stored`: the value is now among those kept.
 * - `duplicate`: the same value was there; nothing changed.
 * - `ignored`: the rule dropped it on arrival, though the client is told that it was taken.
 * - `rejected`: refused, and the client is told so.
 * - `repeated`: the same request came before; nothing changed. Said by the engine, never by a strategy.
 */
export type PutOutcome = 'stored' | 'duplicate' | 'ignored' | 'rejected' | 'repeated';

/** Everything that went into one decision; enough to explain it at any later time. */
export type Decision<State, Context> =
  | {
      readonly kind: 'put';
      readonly before: State;
      readonly after: State;
      readonly outcome: PutOutcome;
      readonly write: Write;
      readonly context: Context | null;
      readonly by: DecidingReplica;
    }
  | {
      readonly kind: 'join';
      readonly before: State;
      readonly after: State;
      readonly remote: State;
      /** Set where the copy was not taken yet and nothing has changed: by whom, what its clock read, and how long it waits. */
      readonly postponed?: Judging & { readonly byMs: number };
    };

/** One side of a comparison, named so that a person can find it. */
export interface Operand<Mark> {
  readonly write: WriteId | null;
  readonly label: string;
  readonly mark: Mark;
  /** Where it is no value but what a client passed: with which write. */
  readonly passedWith?: WriteId;
  /** When its client really wrote it: laid beside the comparison by whoever tells it, never known to a strategy. */
  readonly issuedUs?: Micros;
}

/** One change in a value that is made of many; its mark is what it did, in a sum the number that it added. */
export interface UnionPart extends Operand<Value> {
  /**
   * `stored`: only here. `known`: here, and it came again. `new`: it came and was not here. `ended`: in force on one
   * side, and over by what the other knows.
   */
  readonly standing: 'stored' | 'known' | 'new' | 'ended';
}

/** What was compared to decide, in data. A decision that met several stored values has one comparison for each. */
export type Comparison =
  | {
      readonly kind: 'vectors';
      readonly incoming: Operand<VersionVector>;
      readonly stored: Operand<VersionVector>;
      /** Of incoming against stored. */
      readonly order: 'before' | 'after' | 'equal' | 'concurrent';
      /** The actors whose entries settle the order. */
      readonly deciding: readonly ActorId[];
      readonly result: 'stored kept' | 'stored dropped' | 'incoming dropped' | 'both kept';
    }
  | {
      readonly kind: 'stamps';
      readonly incoming: Operand<Stamp>;
      readonly stored: Operand<Stamp>;
      readonly winner: 'incoming' | 'stored';
      /** `timestamp`, or the tie rule that decided, in words ("the greater value"). */
      readonly rule: string;
    }
  | {
      readonly kind: 'versions';
      /** The version that the client passed; 0 for none. */
      readonly passed: number;
      readonly stored: Operand<number>;
      readonly result: 'stored kept' | 'stored dropped';
    }
  | {
      readonly kind: 'dots';
      readonly side: 'incoming' | 'stored';
      readonly sibling: Operand<{ readonly actor: ActorId; readonly counter: number } | null>;
      /** The context that the dot was held against: the client's at a put, the other replica's at a join. */
      readonly context: VersionVector;
      readonly covered: boolean;
      readonly result: 'kept' | 'dropped';
      /** The write that had the same dot first: laid beside by whoever tells it, never known to a strategy. */
      readonly namesake?: WriteId;
    }
  | {
      readonly kind: 'values';
      readonly incoming: Operand<Value>;
      readonly stored: Operand<Value>;
      readonly same: boolean;
      readonly result: 'duplicate' | 'rejected' | 'clash';
    }
  | {
      readonly kind: 'observed';
      readonly side: 'incoming' | 'stored';
      /** A thing that one write did; its mark says what. */
      readonly effect: Operand<Value>;
      /** The change that ends it, if its client had observed it; `null` where all that is left of it is its name. */
      readonly other: Operand<Value | null>;
      readonly observed: boolean;
      readonly result: 'kept' | 'dropped';
    }
  | {
      /** Nothing is weighed: all that either side has stands in one value, each change once. */
      readonly kind: 'union';
      readonly parts: readonly UnionPart[];
      /** Where the value is a sum: what it was, and what it is now. */
      readonly sum: { readonly before: number; readonly after: number } | null;
    }
  | { readonly kind: 'arrival'; readonly incoming: Operand<null>; readonly stored: Operand<null> }
  | {
      readonly kind: 'revisions';
      readonly incoming: Operand<Revision>;
      /** `null` where a stale write meets a replica that has nothing. */
      readonly stored: Operand<Revision | null>;
      readonly winner: 'incoming' | 'stored';
      /**
       * `descent`: the winner was made from the other. `ended`: a write that had seen the other has ended its branch.
       * `stale`: the parent that the incoming write names is no leaf. Else neither was made from the other, and the
       * rule says which is shown.
       */
      readonly rule: 'descent' | 'ended' | 'stale' | WinnerRule;
      readonly result: 'both kept' | 'stored dropped' | 'incoming dropped' | 'rejected';
    }
  | {
      /** Two values that are both kept: which of them is shown. */
      readonly kind: 'op-ids';
      readonly incoming: Operand<Dot>;
      readonly stored: Operand<Dot>;
      readonly winner: 'incoming' | 'stored';
      readonly rule: 'live' | 'counter' | 'actor';
      readonly result: 'both kept';
    };

/** The writes whose values stand side by side. */
export const sideBySideIn = <State, Context>(strategy: Strategy<State, Context>, state: State) =>
  strategy.sideBySide?.(state) ?? strategy.held(state);

/** A choice that a scenario can make for a strategy or a system; the first choice is the default. */
export interface OptionSpec {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Where any text can be given beside the choices: what it should say. */
  readonly freeText?: string;
  /** Where it means something only while other options, by name, have these values. */
  readonly onlyWith?: Options;
}

/** The choices made, by option name; all options present. */
export type Options = { readonly [name: string]: string };

/**
 * The rules themselves, for given options.
 *
 * Laws (property-tested where `converges` holds): `join` is commutative, associative and idempotent up to
 * the order of siblings.
 */
export interface Strategy<State, Context> {
  /** Which clock stamps a write; `none` spares the engine the stamp. */
  readonly stamps: StampSource;
  /** Set where requests carry changes ("one item more"); else a client sends the whole value that it makes. */
  readonly takesChanges?: true;
  /** The state of a key that was never written. */
  readonly empty: State;
  put(
    state: State,
    write: Write,
    context: Context | null,
    by: DecidingReplica,
  ): { readonly state: State; readonly outcome: PutOutcome };
  join(local: State, remote: State): State;
  /**
   * How many milliseconds a replica's clock has to go on before it takes in a copy that would change what it has; 0 where
   * it takes it now. Left out where every copy is taken when it comes. It stands beside `join`, which knows no time.
   */
  postponesMs?(remote: State, by: Judging): number;
  /** The values kept, cheaply and without copying: the engine follows the fate of each write by it. */
  held(state: State): readonly { readonly write: WriteId }[];
  /** The values that stand side by side, where several writes are held in one value; else they are those of `held`. */
  sideBySide?(state: State): readonly { readonly write: WriteId }[];
  /** What a client gets: the siblings and the context to pass back. */
  read(state: State): { readonly siblings: readonly Sibling[]; readonly context: Context };
  /** The dot that a write kept here was given; left out where writes have none. */
  dotOf?(state: State, write: WriteId): Dot | null;
  /** What a client is given, where that is less than all that is kept; left out, it is what `read` gives. */
  answer?(state: State): { readonly siblings: readonly Sibling[]; readonly context: Context };
  /**
   * Whether all that `other` stands for is in `context` too; left out where contexts cannot be compared.
   * Law: it is an order, and the context of a join covers the contexts of both sides.
   */
  covers?(context: Context, other: Context): boolean;
  /**
   * The names that a replica keeps beside all that `read` gives, to know what is over where it is heard of late; left
   * out where there are none. They cost room that no client sees.
   */
  remembers?(state: State): readonly string[];
  /** Of two writes of one value one stands for both; left out where each write is kept for itself. */
  readonly isValueIdentity?: true;
  /** A context as people see it. */
  showContext(context: Context): ContextView;
  /** True where the rule "one value a key" was broken and has to be reported. */
  isViolated(state: State): boolean;
  explain(decision: Decision<State, Context>): readonly Comparison[];
}

export type StampSource =
  | { readonly clock: 'none' }
  | {
      readonly clock: 'physical' | 'logical' | 'hybrid';
      readonly by: 'coordinator' | 'client';
      /** How far a stamp that is heard of may run ahead of the own clock, in milliseconds; left out: any. */
      readonly boundMs?: number | null;
    };

/** What is left of two concurrent writes: one of them, both side by side, or one value made of both. */
export type Concurrency = 'keeps one' | 'keeps both' | 'merges';

/** One entry of the registry: everything there is to know of a strategy, and how to make it. */
export interface StrategyKind {
  readonly id: string;
  readonly name: string;
  /** One plain sentence for the page. */
  readonly summary: string;
  readonly concurrency: Concurrency;
  /** False for those that are here to be seen failing. */
  readonly converges: boolean;
  readonly options: readonly OptionSpec[];
  create(options: Options): AnyStrategy;
}

declare const opaque: unique symbol;
/** A state as everyone but its own strategy sees it. */
export type OpaqueState = { readonly [opaque]: 'state' };
/** A context as everyone but its own strategy sees it. */
export type OpaqueContext = { readonly [opaque]: 'context' };
export type AnyStrategy = Strategy<OpaqueState, OpaqueContext>;
export type AnyDecision = Decision<OpaqueState, OpaqueContext>;

/** Forgets what a strategy's states are made of: the one place where the type is let go. */
export const opaqueStrategy = <State, Context>(strategy: Strategy<State, Context>): AnyStrategy =>
  strategy as unknown as AnyStrategy;
