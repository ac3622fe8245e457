/** When replicas did nothing: down between a crash and the recovery after it, or paused. */
import type { ReplicaId } from '../../core/ids.ts';
import type { TimelineEvent } from '../../core/timeline/events.ts';
import type { Moment, Scene } from '../../core/timeline/scene.ts';
import type { Span } from './layout.ts';

export interface Outage extends Span {
  readonly replica: ReplicaId;
  readonly kind: 'down' | 'paused';
}

export function outagesOf(base: Scene, moments: readonly Moment[], span: Span): readonly Outage[] {
  const open = new Map<ReplicaId, Pick<Outage, 'kind' | 'fromUs'>>();
  const outages: Outage[] = [];
  for (const { id, isUp, isPaused } of base.replicas)
    if (!isUp || isPaused) open.set(id, { kind: isUp ? 'paused' : 'down', fromUs: span.fromUs });
  const turn = (replica: ReplicaId, kind: Outage['kind'] | null, atUs: number): void => {
    const before = open.get(replica);
    if (before !== undefined) outages.push({ ...before, replica, untilUs: atUs });
    open.delete(replica);
    if (kind !== null) open.set(replica, { kind, fromUs: atUs });
  };
  for (const { atUs, events } of moments) {
    for (const { event } of events) {
      const kind = beginsWith(event);
      if (kind !== undefined && 'replica' in event) turn(event.replica, kind, atUs);
    }
  }
  for (const replica of [...open.keys()]) turn(replica, null, span.untilUs);
  return outages;
}

/** What a replica is from an event on: null where it works again; undefined where the event says nothing of that. */
function beginsWith({ kind }: TimelineEvent): Outage['kind'] | null | undefined {
  if (kind === 'crashed') return 'down';
  if (kind === 'paused') return 'paused';
  return kind === 'recovered' || kind === 'resumed' ? null : undefined;
}
