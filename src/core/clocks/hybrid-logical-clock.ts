/**
 * Hybrid logical clocks: stamps near physical time that never go back and grow along every message.
 * Kulkarni, Demirbas, Madeppa, Avva and Leone, "Logical Physical Clocks" (2014), figure 5.
 *
 * In the paper's letters `timeMs` is l, the greatest physical time heard of; `counter` is c, which orders events
 * while l stands still; `physicalMs` is pt, the node's own clock.
 *
 * Laws: stamps of one node strictly increase; a received stamp is smaller than the stamp of its receiving; l ≥ pt.
 */
import type { Stamp } from './stamp.ts';

export const START_STAMP: Stamp = { timeMs: 0, counter: 0 };

/** A local event, or the sending of a message: the node's next stamp. */
export function tick(clock: Stamp, physicalMs: number): Stamp {
  if (physicalMs > clock.timeMs) return { timeMs: physicalMs, counter: 0 };
  return { timeMs: clock.timeMs, counter: clock.counter + 1 };
}

export type Receipt =
  | { readonly kind: 'accepted'; readonly clock: Stamp }
  /** The message runs ahead of the node's clock by `aheadMs`, more than is allowed; the clock stays as it was. */
  | { readonly kind: 'rejected'; readonly aheadMs: number };

/**
 * A message with a stamp arrives. `maxOffsetMs` bounds how far a stamp may run ahead of the node's own clock (one
 * node with a mad clock would otherwise drag all others along for good); `null` accepts any.
 */
export function receive(clock: Stamp, message: Stamp, physicalMs: number, maxOffsetMs: number | null): Receipt {
  const aheadMs = message.timeMs - physicalMs;
  if (maxOffsetMs !== null && aheadMs > maxOffsetMs) return { kind: 'rejected', aheadMs };
  const timeMs = Math.max(clock.timeMs, message.timeMs, physicalMs);
  return { kind: 'accepted', clock: { timeMs, counter: counterAfter(timeMs, clock, message) } };
}

/** The counter goes on from whoever stands at the new time: both, one, or neither. */
function counterAfter(timeMs: number, clock: Stamp, message: Stamp): number {
  const own = clock.timeMs === timeMs ? clock.counter + 1 : 0;
  const heard = message.timeMs === timeMs ? message.counter + 1 : 0;
  return Math.max(own, heard);
}
