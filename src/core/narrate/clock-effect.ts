/** Who will win because of a clock, in one sentence: what people want to know once they have set it. */
import { compareStamps, type Stamp } from '../clocks/stamp.ts';
import type { Key, NodeId, ReplicaId, WriteId } from '../ids.ts';
import type { StampSource } from '../strategies/strategy.ts';

/** What a node would stamp a write with at this moment. */
export interface StampNow {
  readonly node: NodeId;
  readonly stamp: Stamp;
  readonly driftPpm: number;
}

export interface ClockFacts {
  readonly node: NodeId;
  /** Whether it is of the kind that stamps writes here. */
  readonly isStamper: boolean;
  /** Who is asked which write wins: `the strategy …`, or `the merge policy …`. */
  readonly judge: string;
  readonly source: StampSource;
  readonly own: StampNow;
  /** All others that could stamp a write now. */
  readonly others: readonly StampNow[];
  /** Of what replicas keep, the write with the latest stamp; null where none is stamped. */
  readonly latestKept: { readonly write: WriteId; readonly key: Key; readonly stamp: Stamp } | null;
  /** Where a stamp may be too far ahead: by whom it would be measured, and how far it is ahead of that. */
  readonly bound: { readonly replica: ReplicaId; readonly aheadMs: number; readonly allowedMs: number } | null;
}

export function clockEffect(facts: ClockFacts): string {
  const { node, isStamper, judge, source, own, others, latestKept, bound } = facts;
  if (source.clock === 'none') return `The clock decides nothing here: ${judge} does not look at it.`;
  if (source.clock === 'logical')
    return `The clock decides nothing here: ${judge} goes by a Lamport clock, which counts and does not look at it.`;
  if (!isStamper)
    return `The clock of ${node} decides nothing here: ${source.by === 'client' ? 'the client that makes a write' : 'the replica that takes a write'} stamps it.`;
  if (bound !== null && bound.aheadMs > bound.allowedMs)
    return `${bound.replica} refuses what ${node} writes now: that clock stands ${bound.aheadMs} ms ahead of its own, and ${bound.allowedMs} ms are allowed.`;
  const clock = source.clock === 'hybrid' ? 'hybrid clock' : 'clock';
  const through = source.by === 'client' ? 'by' : 'through';
  if (latestKept !== null && compareStamps(own.stamp, latestKept.stamp) < 0)
    return `A write to ${latestKept.key} made now ${through} ${node} loses even to ${latestKept.write}, which came before it: its ${clock} stands ${behind(own, latestKept.stamp)} that stamp.`;
  return amongOthers(own, others, clock, through);
}

function amongOthers(own: StampNow, others: readonly StampNow[], clock: string, through: string): string {
  const ordered = [...others].sort((one, other) => compareStamps(other.stamp, one.stamp));
  const [best] = ordered;
  const worst = ordered.at(-1);
  const one = `Of two writes made now, the one ${through} ${own.node}`;
  if (best === undefined || worst === undefined)
    return `No other clock stamps writes here: of two writes ${through} ${own.node} the later one wins.`;
  const isOnly = best === worst;
  const toBest = compareStamps(own.stamp, best.stamp);
  const toWorst = compareStamps(own.stamp, worst.stamp);
  if (toBest > 0)
    return `${one} wins${isOnly ? '' : ' over any other'}: its ${clock} stands ${ahead(own, best.stamp)} ${best.node}${isOnly ? '' : ', the next'}${drift(own, best)}.`;
  if (toWorst < 0)
    return `${one} loses${isOnly ? '' : ' to any other'}: its ${clock} stands ${behind(own, worst.stamp)} ${worst.node}${isOnly ? '' : ', the next'}${drift(own, worst)}.`;
  if (toBest === 0 && toWorst === 0)
    return `Of two writes made now no clock decides, but the rule for equal timestamps: ${isOnly ? `the clocks of ${own.node} and ${best.node}` : 'all clocks'} stand alike${drift(own, ordered.find(({ driftPpm }) => driftPpm !== own.driftPpm) ?? best)}.`;
  const first =
    toBest === 0
      ? `draws with one ${through} ${best.node}, whose clock stands alike`
      : `loses to one ${through} ${best.node}, whose clock stands ${ahead(best, own.stamp)} its own`;
  const second =
    toWorst === 0
      ? `draws with one ${through} ${worst.node}, whose clock stands alike`
      : `wins over one ${through} ${worst.node}, whose clock stands ${behind(worst, own.stamp)}`;
  return `${one} ${first}, and ${second}.`;
}

/** Of stamps in the same millisecond the counters decide. */
const ahead = ({ stamp }: StampNow, other: Stamp): string =>
  stamp.timeMs === other.timeMs
    ? 'at the same time but has counted further than'
    : `${stamp.timeMs - other.timeMs} ms ahead of`;
const behind = ({ stamp }: StampNow, other: Stamp): string =>
  stamp.timeMs === other.timeMs
    ? 'at the same time but has counted less far than'
    : `${other.timeMs - stamp.timeMs} ms behind`;

/** Millionths are thousandths of a millisecond in a second. */
function drift(own: StampNow, other: StampNow): string {
  const gainMs = (own.driftPpm - other.driftPpm) / 1_000;
  if (gainMs === 0) return '';
  return `, and it ${gainMs > 0 ? 'gains' : 'loses'} ${Math.abs(gainMs)} ms on ${other.node} in each second`;
}
