/** Moments worth finding again: what the scrubber marks. */

import type { Happening, HappeningOf } from '../engine/happening.ts';
import type { Key, WriteId } from '../ids.ts';
import { latencyWords } from '../narrate/latency-words.ts';
import type { WatchedKind } from '../verdicts/anomaly.ts';

export type MarkKind =
  | 'cut'
  | 'heal'
  | 'crash'
  | 'recover'
  | 'pause'
  | 'resume'
  | 'join'
  | 'leave'
  | 'clock'
  | 'link'
  | 'siblings'
  | 'loss'
  | 'merge'
  | 'violation'
  /** The first anomaly of its kind. */
  | WatchedKind
  | 'converged'
  | 'diverged';

export interface Mark {
  readonly kind: MarkKind;
  readonly step: number;
  readonly atUs: number;
  readonly text: string;
  /** For `diverged`: what replicas differ about. */
  readonly keys: readonly Key[];
  /** For `loss`: the write that is lost. */
  readonly write?: WriteId;
}

/** More would hide one another; a run with more shows its first. */
export const MARKS_MAX = 2_000;

/** The mark that an event makes by itself, whatever else there was. */
export function markOf(event: Happening): { readonly kind: MarkKind; readonly text: string } | null {
  switch (event.kind) {
    case 'link-cut':
      return { kind: 'cut', text: `Link ${event.from} to ${event.to} is cut` };
    case 'partitioned':
      return { kind: 'cut', text: `Partition: ${event.groups.map((group) => group.join(' ')).join(' | ')}` };
    case 'link-healed':
      return { kind: 'heal', text: `Link ${event.from} to ${event.to} is healed` };
    case 'healed-all':
      return { kind: 'heal', text: 'All links are healed' };
    case 'healed-partition':
      return { kind: 'heal', text: `Partition ${event.name} is healed` };
    case 'crashed':
      return { kind: 'crash', text: `${event.replica} crashes` };
    case 'paused':
      return { kind: 'pause', text: `${event.replica} is paused` };
    case 'resumed':
      return { kind: 'resume', text: `${event.replica} goes on` };
    case 'joined':
      return { kind: 'join', text: `${event.replica} joins` };
    case 'left':
      return { kind: 'leave', text: `${event.replica} leaves` };
    case 'recovered':
      return {
        kind: 'recover',
        text: event.disk === 'lost' ? `${event.replica} is back without its disk` : `${event.replica} is back`,
      };
    case 'link-changed':
      return { kind: 'link', text: linkChangedText(event) };
    case 'clock-set':
      return { kind: 'clock', text: `The clock of ${event.node} is set` };
    default:
      return null;
  }
}

function linkChangedText({ from, to, latency, lossPercent }: HappeningOf<'link-changed'>): string {
  const link = `Link ${from} to ${to}`;
  if (latency === null && lossPercent === null) return `${link} is as usual again`;
  const takes = latency === null ? [] : [`takes ${latencyWords(latency)}`];
  const loses = lossPercent === null ? [] : [`loses ${lossPercent} %`];
  return `${link} ${[...takes, ...loses].join(' and ')}`;
}
