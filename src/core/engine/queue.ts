/**
 * Messages on their way, the next one first: a binary heap in a plain array.
 *
 * The written order of events at the same time: what the network loses, then what arrives; within one kind
 * by the identity of the message (operation, kind, sender, receiver, attempt, copy). Commands come around it:
 * faults before, client operations after.
 */
import type { Message } from '../network/message.ts';

/** Negative where `left` comes first. Two different messages never compare as 0. */
export function compareMessages(left: Message, right: Message): number {
  if (left.atUs !== right.atUs) return left.atUs - right.atUs;
  if (left.fate !== right.fate) return left.fate === 'lost' ? -1 : 1;
  if (left.operation.id !== right.operation.id) return left.operation.id < right.operation.id ? -1 : 1;
  if (left.body.kind !== right.body.kind) return left.body.kind < right.body.kind ? -1 : 1;
  return left.from - right.from || left.to - right.to || left.attempt - right.attempt || left.copy - right.copy;
}

export function push(heap: Message[], message: Message): void {
  let at = heap.length;
  heap.push(message);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] as Message;
    if (compareMessages(above, message) <= 0) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = message;
}

export function pop(heap: Message[]): Message | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  sink(heap, 0, last);
  return first;
}

/** Takes out all messages that match, in their order. */
export function takeOut(heap: Message[], matches: (message: Message) => boolean): readonly Message[] {
  const taken = heap.filter(matches).sort(compareMessages);
  if (taken.length === 0) return taken;
  const rest = heap.filter((message) => !matches(message)).sort(compareMessages);
  heap.length = 0;
  // A sorted array is a heap. One by one: so many arguments may be more than a worker's stack holds.
  for (const message of rest) heap.push(message);
  return taken;
}

function sink(heap: Message[], from: number, message: Message): void {
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    const right = heap[child + 1];
    if (right !== undefined && compareMessages(right, heap[child] as Message) < 0) child += 1;
    const below = heap[child] as Message;
    if (compareMessages(message, below) <= 0) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = message;
}
