/** What a judge can find: which promise of a run was broken, or why it need not be kept. */
import type { Excuse } from './promises.ts';

export type PromiseName =
  /** It does not break down. */
  | 'runs'
  /** It ends before the limit of steps. */
  | 'ends'
  /** Made a second time it comes to the same. */
  | 'same again'
  /** What the page is told of a stretch of it leads to what is there to see after it. */
  | 'window agrees'
  /** No span, count or moment is below zero, and time goes on. */
  | 'nothing negative'
  /** Each write has one fate, and it is the true one. */
  | 'true account'
  /** Nothing waits for ever where nothing is missing. */
  | 'nothing waits'
  /** No number names two writes, unless something was forgotten. */
  | 'counts once'
  | 'converges'
  | 'keeps'
  | 'replaces'
  /** A replica lets no key go that it is to keep. */
  | 'stays at home'
  /** With causal delivery, nothing is taken in before what had happened before it. */
  | 'delivers in order'
  /** Whoever answers a client in a session has had what is owed to it. */
  | 'keeps sessions'
  /** A replica shows what the changes say that have gone into its state. */
  | 'means what it says'
  /** What was acknowledged goes into every replica of its key. */
  | 'reaches all';

export interface Finding {
  readonly promise: PromiseName;
  readonly words: string;
}

/** A promise of the strategy that need not be kept in this run. */
export interface Excused {
  readonly promise: 'converges' | 'keeps' | 'replaces' | 'delivers in order' | 'keeps sessions' | 'reaches all';
  readonly excuse: Excuse;
}
