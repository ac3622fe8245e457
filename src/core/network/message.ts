/**
 * One message and its way. Messages are never changed in place: a hold or a heal puts another in its stead.
 */

import type { Stamp } from '../clocks/stamp.ts';
import type { Operation } from '../engine/operation.ts';
import { type MessageId, messageId, type NodeId } from '../ids.ts';
import type { OpaqueContext, OpaqueState, PutOutcome, Sibling, Write } from '../strategies/strategy.ts';
import { asMicros, type Micros } from '../time.ts';
import type { WaitReason } from './message-kind.ts';

/** A place in the list of nodes: replicas first, then clients. */
export type NodeIndex = number;

/** What a message says. */
export type Body =
  | {
      readonly kind: 'request' | 'forward';
      readonly write: Write | null;
      readonly context: OpaqueContext | null /** The client's own stamp, where clients stamp. */;
      readonly stamp: Stamp | null /** Whom to answer. */;
      readonly client: NodeIndex;
      /** Of a request that is handed on once more: who has not taken it in time. */
      readonly insteadOf?: NodeIndex;
    }
  | { readonly kind: 'replicate'; readonly state: OpaqueState; readonly route: Route | null }
  | { readonly kind: 'state'; readonly state: OpaqueState }
  | { readonly kind: 'handoff'; readonly state: OpaqueState }
  | { readonly kind: 'transfer'; readonly state: OpaqueState }
  /** `isAwaited`: the coordinator wants to hear that it is done. */
  | { readonly kind: 'repair'; readonly state: OpaqueState; readonly isAwaited: boolean }
  | { readonly kind: 'hint'; readonly state: OpaqueState; readonly home: NodeIndex }
  | { readonly kind: 'acknowledge' | 'ask-state' }
  | { readonly kind: 'handed-off' }
  /** `state`: what was taken. */
  | { readonly kind: 'transferred'; readonly state: OpaqueState }
  /** The hashes of some nodes of the tree, all on one level; 0 is the root. */
  | { readonly kind: 'compare'; readonly level: number; readonly nodes: readonly HashedNode[] }
  /** All that the sender keeps under these leaves; the answer has what the receiver had beyond that. */
  | {
      readonly kind: 'exchange';
      readonly leaves: readonly number[];
      readonly entries: readonly KeyState[];
      readonly isAnswer: boolean;
    }
  | { readonly kind: 'reply'; readonly answer: Answer };

/** How a leader's message travels through a topology: where it began, what it follows, whom it has passed. */
export interface Route {
  readonly origin: NodeIndex;
  /** The how-manieth write of its origin it is. */
  readonly sequence: number;
  /** How many writes of each leader its origin had taken in before. */
  readonly follows: readonly number[];
  readonly passed: readonly NodeIndex[];
}

/** One node of a tree over the keys: its place on its level, and the hash of everything under it. */
export interface HashedNode {
  readonly place: number;
  readonly hash: number;
}

export interface KeyState {
  readonly key: number;
  readonly state: OpaqueState;
}

/** What a client is told; `failed`: not enough replicas answered in time, and what was written may be kept or not. */
export interface Answer {
  readonly outcome: PutOutcome | 'read' | 'failed';
  readonly siblings: readonly Sibling[];
  readonly context: OpaqueContext;
}

export interface Message {
  readonly operation: Operation;
  readonly from: NodeIndex;
  readonly to: NodeIndex;
  readonly body: Body;
  /** 1, or more where the same is said again. */
  readonly attempt: number;
  /** 0, or more where the network made a second one of it, or of a message that led to it. */
  readonly copy: number;
  /** True where the sender keeps it until the receiver is up again. */
  readonly isDurable: boolean;
  /** The sender's hybrid clock when it was sent, where the strategy wants one. */
  readonly stamp: Stamp | null;
  readonly path: Path;
  /** When it is next heard of: its arrival, or the moment at which the network loses it. */
  readonly atUs: Micros;
  readonly fate: 'arrives' | 'lost';
}

/** Where a message is: from `startShare` of the way at `startUs` straight on to the end at `dueUs`. */
export interface Path {
  readonly startUs: Micros;
  readonly startShare: number;
  readonly dueUs: Micros;
  /** Points passed before the start, where it was stopped on its way. */
  readonly earlier: readonly Waypoint[];
}

export interface Waypoint {
  readonly atUs: Micros;
  /** Share of the way, 0 at the sender, 1 at the receiver. */
  readonly share: number;
}

/** A message that does not move: from `sinceUs` on it rests at `share` with `remainingUs` to go. */
export interface Waiting {
  readonly message: Message;
  readonly reason: WaitReason;
  readonly sinceUs: Micros;
  readonly share: number;
  readonly remainingUs: Micros;
}

const NO_EARLIER: readonly Waypoint[] = [];
const HALF_WAY = 0.5;

export const directPath = (sentUs: Micros, dueUs: Micros): Path => ({
  startUs: sentUs,
  startShare: 0,
  dueUs,
  earlier: NO_EARLIER,
});

/** How far a message on this path has come. */
export function shareAt(path: Path, nowUs: Micros): number {
  if (nowUs >= path.dueUs) return 1;
  if (nowUs <= path.startUs) return path.startShare;
  return path.startShare + ((1 - path.startShare) * (nowUs - path.startUs)) / (path.dueUs - path.startUs);
}

/** When the message passes the middle of the link, where cuts are and losses happen. */
export function middleUs(path: Path): Micros {
  const { startUs, startShare, dueUs } = path;
  if (startShare >= HALF_WAY) return startUs;
  return asMicros(startUs + Math.floor(((dueUs - startUs) * (HALF_WAY - startShare)) / (1 - startShare)));
}

/** Stops a message at a place that it reaches at `sinceUs`. */
export function stop(message: Message, reason: WaitReason, sinceUs: Micros): Waiting {
  const { path } = message;
  return {
    message,
    reason,
    sinceUs,
    share: shareAt(path, sinceUs),
    remainingUs: asMicros(Math.max(0, path.dueUs - sinceUs)),
  };
}

/** Sends a waiting message on; one that has not yet come to its stop goes on as if there had been none. */
export function goOn(waiting: Waiting, nowUs: Micros): Message {
  const { message, sinceUs, share, remainingUs } = waiting;
  if (nowUs < sinceUs) return message;
  return resumeAt(message, [...waypointsBeforeStop(message.path), { atUs: sinceUs, share }], nowUs, share, remainingUs);
}

/** Brings a message to its end at once, from where it is. */
export function hurry(message: Message, nowUs: Micros): Message {
  return rescheduled(message, nowUs, nowUs);
}

/** Gives a moving message another time of arrival, from where it is. */
export function rescheduled(message: Message, nowUs: Micros, dueUs: Micros): Message {
  const share = shareAt(message.path, nowUs);
  return resumeAt(message, waypointsBeforeStop(message.path), nowUs, share, asMicros(dueUs - nowUs));
}

function resumeAt(
  message: Message,
  earlier: readonly Waypoint[],
  startUs: Micros,
  startShare: number,
  remainingUs: Micros,
): Message {
  const dueUs = asMicros(startUs + remainingUs);
  return { ...message, fate: 'arrives', atUs: dueUs, path: { startUs, startShare, dueUs, earlier } };
}

const waypointsBeforeStop = (path: Path): readonly Waypoint[] => [
  ...path.earlier,
  { atUs: path.startUs, share: path.startShare },
];

/** The way of a moving message, as far as it is known. */
export const waypointsOf = (path: Path): readonly Waypoint[] => [
  ...waypointsBeforeStop(path),
  { atUs: path.dueUs, share: 1 },
];

/** The way of a waiting one, up to where it rests. */
export const waypointsToStop = ({ message, sinceUs, share }: Waiting): readonly Waypoint[] => [
  ...waypointsBeforeStop(message.path),
  { atUs: sinceUs, share },
];

/** The name of a message, from its cause: it stays the same whatever else is changed in the script. */
export function nameOf(message: Message, nodes: readonly NodeId[]): MessageId {
  const { operation, body, from, to, attempt, copy } = message;
  const name = `${operation.id}/${body.kind}/${nodes[from]}>${nodes[to]}`;
  const asked = `${name}${suffix('next', operation.askedAgain ?? 0)}`;
  const numbered = attempt === 1 ? asked : `${asked}/${attempt}`;
  return messageId(`${numbered}${suffix('again', copy)}`);
}

const suffix = (word: string, count: number): string =>
  count === 0 ? '' : count === 1 ? `/${word}` : `/${word}-${count}`;
