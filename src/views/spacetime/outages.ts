/** When replicas were down: between a crash and the recovery after it. */
import type { ReplicaId } from '../../core/ids.ts';
import type { Moment, Scene } from '../../core/timeline/scene.ts';
import type { Span } from './layout.ts';

export interface Outage extends Span {
  readonly replica: ReplicaId;
}

export function outagesOf(base: Scene, moments: readonly Moment[], span: Span): readonly Outage[] {
  const downSince = new Map(base.replicas.filter(({ isUp }) => !isUp).map(({ id }) => [id, span.fromUs] as const));
  const outages: Outage[] = [];
  const end = (replica: ReplicaId, untilUs: number): void => {
    const fromUs = downSince.get(replica);
    downSince.delete(replica);
    if (fromUs !== undefined) outages.push({ replica, fromUs, untilUs });
  };
  for (const { atUs, events } of moments) {
    for (const { event } of events) {
      if (event.kind === 'crashed' && !downSince.has(event.replica)) downSince.set(event.replica, atUs);
      if (event.kind === 'recovered') end(event.replica, atUs);
    }
  }
  for (const replica of [...downSince.keys()]) end(replica, span.untilUs);
  return outages;
}
