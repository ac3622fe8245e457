/** What the clocks would decide at one moment of a run, read off the world as it was then. */

import { setOffset } from '../clocks/physical-clock.ts';
import { compareStamps } from '../clocks/stamp.ts';
import type { Run } from '../engine/run.ts';
import { type RunState, replicaNameAt, stamperAt } from '../engine/run-state.ts';
import { clockMs, nextStamp } from '../engine/stamping.ts';
import type { ReplicaWorld } from '../engine/world.ts';
import type { Key, NodeId, ReplicaId } from '../ids.ts';
import { type ClockFacts, clockEffect, type StampNow } from '../narrate/clock-effect.ts';
import { findStrategy } from '../strategies/index.ts';
import type { StampSource } from '../strategies/strategy.ts';
import { asMicros, fromMs, type Micros } from '../time.ts';
import { findDataType } from '../types/index.ts';
import { standAfter, stepAt } from './recording.ts';

/**
 * Who will win because of this node's clock, in a sentence, as it is at a time, after all that has happened by then;
 * or as it would be if the clock were set so far ahead of true time (milliseconds) at that moment.
 */
export function clockEffectAt({ recording }: Run, atUs: number, node: NodeId, offsetMs?: number): string {
  return clockEffect(
    factsOf(
      standAfter(recording, stepAt(recording, atUs) + 1, () => {}),
      node,
      asMicros(atUs),
      offsetMs,
    ),
  );
}

function factsOf(run: RunState, node: NodeId, nowUs: Micros, offsetMs?: number): ClockFacts {
  const { program } = run;
  const { replicaCount, nodes, scenario } = program;
  const { source, judge } = judgeOf(run);
  const self = nodes.indexOf(node);
  const isClient = self >= replicaCount;
  const isByClient = source.clock !== 'none' && source.by === 'client';
  const stampAt = (index: number): StampNow => {
    const { clock: kept, hybridClock } = stamperAt(run, index);
    const clock = index === self && offsetMs !== undefined ? setOffset(kept, nowUs, fromMs(offsetMs)) : kept;
    const stamp = nextStamp(source, { clock, hybridClock }, nowUs);
    return { node: nodes[index] as NodeId, stamp, driftPpm: clock.driftPpm };
  };
  const stampers = nodes.flatMap((_, index) =>
    index !== self && index >= replicaCount === isByClient && (isByClient || canTakeWrites(run, index)) ? [index] : [],
  );
  const own = stampAt(self);
  const near = scenario.clients[self - replicaCount]?.near;
  return {
    node,
    isStamper: isClient === isByClient,
    judge,
    source,
    own,
    others: stampers.map(stampAt),
    latestKept: latestKeptIn(run),
    bound: near === undefined ? null : boundAt(run, source, own, nodes.indexOf(near), nowUs),
  };
}

/** The strategy, unless it leaves clocks alone and clients merge siblings by theirs. */
function judgeOf({ program: { strategy, scenario } }: RunState): {
  readonly source: StampSource;
  readonly judge: string;
} {
  const type = findDataType(scenario.merge);
  if (strategy.stamps.clock === 'none' && strategy.takesChanges !== true && type?.isStamped === true)
    return { source: { clock: 'physical', by: 'client' }, judge: `the merge policy ${type.name}` };
  return {
    source: strategy.stamps,
    judge: `the strategy ${findStrategy(scenario.strategy.kind)?.name ?? scenario.strategy.kind}`,
  };
}

function canTakeWrites({ world }: RunState, index: number): boolean {
  const replica = world.replicas[index];
  return replica?.isUp === true && world.members[index] === true;
}

function latestKeptIn({ program: { strategy, keys }, world }: RunState): ClockFacts['latestKept'] {
  let latest: ClockFacts['latestKept'] = null;
  for (const { states } of world.replicas)
    states.forEach((state, key) => {
      if (state === undefined) return;
      for (const { write, tag } of strategy.read(state).siblings)
        if (tag.kind === 'stamp' && (latest === null || compareStamps(tag.stamp, latest.stamp) > 0))
          latest = { write, key: keys[key] as Key, stamp: tag.stamp };
    });
  return latest;
}

/** Only stamps of clients are measured, against the clock of the replica that takes them. */
function boundAt(run: RunState, source: StampSource, own: StampNow, near: number, nowUs: Micros): ClockFacts['bound'] {
  if (source.clock === 'none' || source.by !== 'client' || source.boundMs == null) return null;
  const replica = run.world.replicas[near] as ReplicaWorld;
  return {
    replica: replicaNameAt(run, near) as ReplicaId,
    aheadMs: own.stamp.timeMs - clockMs(replica, nowUs),
    allowedMs: source.boundMs,
  };
}
