/** The parts that sentences about events are made of. */
import type { ClientId, NodeId, ReplicaId, WriteId } from '../ids.ts';
import type { TimelineEvent } from '../timeline/events.ts';
import { listed, type Sentence, type SentencePart } from './sentence.ts';

/** What the words need to know of the world: which names are replicas, and the value of each write. */
export interface Narrator {
  isReplica(node: NodeId): boolean;
  readonly replicas: readonly ReplicaId[];
  valueOf(write: WriteId): SentencePart;
}

export type EventOf<Kind extends TimelineEvent['kind']> = Extract<TimelineEvent, { readonly kind: Kind }>;

export const write = (id: WriteId): SentencePart => ({ kind: 'write', write: id });
export const replica = (id: ReplicaId): SentencePart => ({ kind: 'replica', node: id });
export const client = (id: ClientId): SentencePart => ({ kind: 'client', node: id });
export const node = (id: NodeId, narrator: Narrator): SentencePart => ({
  kind: narrator.isReplica(id) ? 'replica' : 'client',
  node: id,
});
export const writes = (ids: readonly WriteId[]): Sentence => listed(ids.map(write));
