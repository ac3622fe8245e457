/** `everyPermutation`: the same result whatever the order in which the writes of a case arrive, and how often. */
import { asText, fail, fieldOf } from './reading.ts';
import type { GoldenCase } from './replay-case.ts';
import type { Replicas, View } from './replay-seam.ts';

/** 7 writes have 5,040 orders; the next number of them would take minutes. */
const WRITES_MAX = 7;

/** How many orders a case's writes have. */
export const countOrders = (writes: number): number => (writes <= 1 ? 1 : writes * countOrders(writes - 1));

/** Delivers the writes in every order and judges each result; the first complaint with the order that led to it. */
export function complaintInSomeOrder(
  goldenCase: GoldenCase,
  start: () => Replicas,
  repeats: boolean,
  key: string,
  complain: (view: View) => string | null,
): string | null {
  const ids = goldenCase.writes.map((write) => asText(fieldOf(write, 'id'), 'the id of a write'));
  if (ids.length > WRITES_MAX) fail(`more than ${WRITES_MAX} writes have too many orders to try`);
  for (const order of ordersOf(ids)) {
    for (const deliveries of repeats ? [order, withRepeats(order)] : [order]) {
      const complaint = complain(deliverAll(start(), deliveries, key));
      if (complaint !== null) return `delivered as ${deliveries.join(' ')}: ${complaint}`;
    }
  }
  return null;
}

function* ordersOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries()) {
    for (const rest of ordersOf(items.toSpliced(index, 1))) yield [item, ...rest];
  }
}

/** Each write, and after it all up to it once more. */
const withRepeats = <Item>(order: readonly Item[]): readonly Item[] =>
  order.flatMap((item, index) => [item, ...order.slice(0, index + 1)]);

const RECEIVER = 'receiver';

function deliverAll(replicas: Replicas, writes: readonly string[], key: string): View {
  writes.forEach((write, index) => {
    replicas.run({ n: index + 1, op: 'deliver', fields: { replica: RECEIVER, key, write } });
  });
  return replicas.view(RECEIVER, key);
}
