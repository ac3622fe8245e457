import fc from 'fast-check';
import { expect, it } from 'vitest';
import { operationId } from '../ids.ts';
import { directPath, type Message } from '../network/message.ts';
import { asMicros } from '../time.ts';
import { compareMessages, pop, push, takeOut } from './queue.ts';

const message = (atUs: number, name: number): Message => ({
  operation: {
    id: operationId(`alice#${name}`),
    hash: 0,
    client: 0,
    key: 0,
    via: 0,
    act: { kind: 'get' },
    quorum: null,
    repeats: null,
  },
  from: 0,
  to: 1,
  body: { kind: 'acknowledge' },
  attempt: 1,
  copy: 0,
  isDurable: false,
  stamp: null,
  path: directPath(asMicros(0), asMicros(atUs)),
  atUs: asMicros(atUs),
  fate: 'arrives',
});

const messages = fc
  .uniqueArray(fc.tuple(fc.nat(9), fc.nat(30)), { selector: ([, name]) => name })
  .map((pairs) => pairs.map(([atUs, name]) => message(atUs, name)));

const drained = (heap: Message[]): readonly Message[] => {
  const order: Message[] = [];
  for (let next = pop(heap); next !== undefined; next = pop(heap)) order.push(next);
  return order;
};

it('gives messages in the written order, however they came in', () => {
  fc.assert(
    fc.property(messages, (sent) => {
      const heap: Message[] = [];
      for (const each of sent) push(heap, each);
      expect(drained(heap)).toEqual([...sent].sort(compareMessages));
    }),
  );
});

it('takes out what matches and keeps the rest in order', () => {
  fc.assert(
    fc.property(messages, fc.nat(9), (sent, atUs) => {
      const heap: Message[] = [];
      for (const each of sent) push(heap, each);
      const taken = takeOut(heap, (each) => each.atUs === atUs);
      const inOrder = [...sent].sort(compareMessages);
      expect(taken).toEqual(inOrder.filter((each) => each.atUs === atUs));
      expect(drained(heap)).toEqual(inOrder.filter((each) => each.atUs !== atUs));
    }),
  );
});
