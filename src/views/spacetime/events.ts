/**
 * The run as points on lines: all that one node does in one step is one event, as in Lamport's diagrams.
 * What happens to a link or to the whole network is no event of a node and has no point.
 */
import type { NodeId, WriteId } from '../../core/ids.ts';
import type { TimelineEvent } from '../../core/timeline/events.ts';
import type { Moment, ToldEvent } from '../../core/timeline/scene.ts';
import type { Value } from '../../core/values.ts';

/** How an event is drawn; the weightiest comes first. */
export const SIGNS = [
  'lost',
  'violated',
  'siblings',
  'write',
  'rejected',
  'crash',
  'recovered',
  'stored',
  'clock',
  'paused',
  'resumed',
  'failed',
  'again',
  'hint',
  'round',
  'answer',
  'read',
  'plain',
] as const;
export type Sign = (typeof SIGNS)[number];

export interface LineEvent {
  /** The same in every window: step and node. */
  readonly id: string;
  readonly step: number;
  readonly atUs: number;
  readonly node: NodeId;
  readonly sign: Sign;
  /** The write that it is about; null where it is about none. */
  readonly write: WriteId | null;
  /** What a client writes. */
  readonly value: { readonly value: Value; readonly deleted: boolean } | null;
  /** Everything in it, the most telling first. */
  readonly told: readonly ToldEvent[];
}

/** All events of the moments, in the order of their steps. */
export function lineEvents(moments: readonly Moment[]): readonly LineEvent[] {
  return moments.flatMap(({ step, atUs, events }) => {
    const byNode = new Map<NodeId, ToldEvent[]>();
    const nodes = events.map(({ event }) => nodeOf(event));
    for (const [index, told] of events.entries()) {
      // A round is of all replicas: it is told at each that has something to say in it.
      const at = told.event.kind === 'round' ? new Set(nodes) : [nodes[index]];
      for (const node of at) {
        if (node == null) continue;
        const mine = byNode.get(node);
        if (mine === undefined) byNode.set(node, [told]);
        else mine.push(told);
      }
    }
    return [...byNode].map(([node, mine]) => lineEvent(step, atUs, node, mine));
  });
}

function lineEvent(step: number, atUs: number, node: NodeId, mine: readonly ToldEvent[]): LineEvent {
  const told = mine.toSorted((left, right) => weightOf(left.event) - weightOf(right.event));
  const { event } = told[0] as ToldEvent;
  const value =
    event.kind === 'issued' && event.act.kind === 'put' ? { value: event.act.value, deleted: event.act.deleted } : null;
  return { id: `${step} ${node}`, step, atUs, node, sign: signOf(event), write: writeOf(event), value, told };
}

const weightOf = (event: TimelineEvent): number => SIGNS.indexOf(signOf(event));

/** At whose place it happens; null for what happens on the way between two, or everywhere. */
export function nodeOf(event: TimelineEvent): NodeId | null {
  switch (event.kind) {
    case 'sent':
      return event.from;
    case 'delivered':
      return event.to;
    case 'decided':
    case 'crashed':
    case 'recovered':
    case 'paused':
    case 'resumed':
    case 'hint':
    case 'taken-over':
      return event.replica;
    case 'asked-again':
    case 'tried-again':
    case 'gave-up':
    case 'failed':
    case 'issued':
    case 'acknowledged':
    case 'rejected':
    case 'read':
      return event.client;
    case 'clock-set':
      return event.node;
    default:
      return null;
  }
}

function signOf(event: TimelineEvent): Sign {
  switch (event.kind) {
    case 'decided':
      if (event.dropped.some(({ wasSeen }) => !wasSeen)) return 'lost';
      if (event.isViolated && event.stored.length > 0) return 'violated';
      if (event.outcome === 'rejected') return 'rejected';
      if (event.stored.length === 0) return 'plain';
      return event.kept.length > 1 ? 'siblings' : 'stored';
    case 'issued':
      return event.act.kind === 'put' ? 'write' : 'read';
    case 'rejected':
      return 'rejected';
    case 'acknowledged':
    case 'read':
      return 'answer';
    case 'clock-set':
      return 'clock';
    case 'paused':
    case 'resumed':
    case 'hint':
    case 'round':
      return event.kind;
    case 'asked-again':
    case 'tried-again':
    case 'taken-over':
      return 'again';
    case 'failed':
    case 'gave-up':
      return 'failed';
    case 'crashed':
      return 'crash';
    case 'recovered':
      return 'recovered';
    case 'delivered':
      // The other of the two replicas of a round, where it is asked to compare; the rest of the round follows from that.
      return isFirstOfRound(event) ? 'round' : 'plain';
    default:
      return 'plain';
  }
}

/** Of the messages of a round only the first, the root of the tree, has no number in its name. */
const isFirstOfRound = ({ message, messageKind, from, to }: TimelineEvent & { readonly kind: 'delivered' }): boolean =>
  messageKind === 'compare' && message.endsWith(`/${from}>${to}`);

function writeOf(event: TimelineEvent): WriteId | null {
  switch (event.kind) {
    case 'decided':
      return event.stored[0] ?? event.dropped[0]?.write ?? event.kept[0] ?? null;
    case 'issued':
      return event.act.kind === 'put' ? event.operation : null;
    case 'acknowledged':
    case 'rejected':
      return event.operation;
    case 'read':
      return event.siblings[0]?.write ?? null;
    default:
      return null;
  }
}

/** The write that is made in an event; null where none is. */
export const writeMadeIn = ({ value, write }: LineEvent): WriteId | null => (value === null ? null : write);
