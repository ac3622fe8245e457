/** The clocks that stamp writes: a node's physical clock, a Lamport clock, or both in one. */
import { receive, tick } from '../clocks/hybrid-logical-clock.ts';
import { type PhysicalClock, readClock } from '../clocks/physical-clock.ts';
import type { Stamp } from '../clocks/stamp.ts';
import type { StampSource } from '../strategies/strategy.ts';
import { type Micros, toMs } from '../time.ts';

/** Whatever has the two clocks. */
interface Stamper {
  readonly clock: PhysicalClock;
  hybridClock: Stamp;
}

/** What the node's own clock reads, in whole milliseconds. */
export const clockMs = ({ clock }: Stamper, nowUs: Micros): number => Math.floor(toMs(readClock(clock, nowUs)));

/** A Lamport clock is a hybrid one that never hears of physical time: only its counter goes on. */
const physicalMs = (kind: 'logical' | 'hybrid', stamper: Stamper, nowUs: Micros): number =>
  kind === 'logical' ? 0 : clockMs(stamper, nowUs);

const NO_STAMP: Stamp = { timeMs: 0, counter: 0 };

/** The node's next stamp. */
export function nextStamp(stamps: StampSource, stamper: Stamper, nowUs: Micros): Stamp {
  if (stamps.clock === 'none') return NO_STAMP;
  if (stamps.clock === 'physical') return { timeMs: clockMs(stamper, nowUs), counter: 0 };
  stamper.hybridClock = tick(stamper.hybridClock, physicalMs(stamps.clock, stamper, nowUs));
  return stamper.hybridClock;
}

/** A message has come with its sender's stamp: from now on the node's own are later, unless it is too far ahead. */
export function hearStamp(stamps: StampSource, stamper: Stamper, stamp: Stamp, nowUs: Micros): void {
  if (stamps.clock === 'none' || stamps.clock === 'physical') return;
  const receipt = receive(
    stamper.hybridClock,
    stamp,
    physicalMs(stamps.clock, stamper, nowUs),
    stamps.clock === 'hybrid' ? (stamps.boundMs ?? null) : null,
  );
  if (receipt.kind === 'accepted') stamper.hybridClock = receipt.clock;
}

/** What a message carries of its sender's clock; nothing where clocks do not talk. */
export const stampToSend = ({ clock }: StampSource, stamper: Stamper): Stamp | null =>
  clock === 'logical' || clock === 'hybrid' ? stamper.hybridClock : null;
