/** What the format needs of a strategy, and what can be seen of replicas that follow one. */
import type { CausalHistory } from '../causality/causal-history.ts';
import type { VersionVector } from '../causality/version-vector.ts';
import type { WriteId } from '../ids.ts';
import type { ContextView, PutOutcome, Sibling, Strategy } from '../strategies/strategy.ts';
import type { Step } from './replay-case.ts';
import type { SingleWrite } from './replay-dots.ts';
import type { Truth } from './replay-truth.ts';

/** What the format needs of a strategy beyond the contract. */
export interface Rules<State, Context> {
  readonly strategy: Strategy<State, Context>;
  /** Whose entry a write raises. */
  readonly counts: 'replicas' | 'clients';
  /** A context from a vector written by hand; fails where the strategy has no such thing. */
  readonly contextOf: (vector: VersionVector) => Context | null;
  /** Whether a `sync` that names no key is for all of them: the format's write-once is one union over all keys. */
  readonly syncsAllKeys?: boolean;
  /** Only for dots: a ready state, one write on its way, folding into a value named `folded`. */
  readonly load?: (found: unknown) => State;
  readonly deliver?: (write: SingleWrite) => State;
  readonly resolve?: (state: State, how: string, folded: WriteId) => State;
  /** Only for revision trees: a branch given by its names, ancestor first; and all leaves, the deleted ones too. */
  readonly addPath?: (state: State, path: readonly string[], write: WriteId, deleted: boolean) => State;
  readonly leaves?: (state: State) => readonly Sibling[];
}

/** What anyone can see of one replica's key, or of an answer. */
export interface View {
  readonly siblings: readonly Sibling[];
  /** All that is kept, where a read gives less. */
  readonly leaves: readonly Sibling[];
  readonly context: ContextView;
  readonly isViolated: boolean;
}

/** What a step answered; `result` is what a put was told, `null` for a read. */
export interface Answer {
  readonly view: View;
  readonly result: PutOutcome | null;
}

/** The replicas of a case, whatever their strategy. */
export interface Replicas {
  /** What each write's client had been given: decides what is lost. */
  readonly given: Truth;
  /** What had reached the replicas that answered: decides what a faultless strategy would hold. */
  readonly ideal: Truth;
  run(step: Step): Answer | null;
  view(replica: string, key: string): View;
  names(): readonly string[];
  /** All writes that have reached the replica, and all that those had seen. */
  received(replica: string, key: string): CausalHistory;
}

export const DEFAULT_KEY = 'k';
/** Where a step names no replica. */
export const SINGLE_SERVER = 'the server';
