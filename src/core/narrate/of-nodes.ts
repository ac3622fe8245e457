/** What happens to nodes, in sentences: disks that are lost, members that come and go, clocks. */
import type { Lowered } from '../systems/system.ts';
import { type EventOf, replica, write, writes } from './parts.ts';
import { listed, type Sentence } from './sentence.ts';

export function recoveredSentence({ replica: who, disk, actor, lost, hints }: EventOf<'recovered'>): Sentence {
  if (disk === 'kept') return [replica(who), ' is back with all it had stored.'];
  const gone: Sentence = lost.length === 0 ? [] : [' Gone from it: ', ...writes(lost), '.'];
  return [replica(who), ` is back without its disk, and counts as ${actor}.`, ...gone, ...lostHintsSentence(hints)];
}

/** Said with each change of members after which the topology is not whole. */
export function cutOffSentence({ kind, replica: who, cutOff }: EventOf<'joined' | 'left'>): Sentence {
  if (cutOff === null) return [];
  const { from, to, hub, isCompared } = cutOff;
  const rounds = isCompared ? '; only rounds of anti-entropy bring it there.' : '.';
  if (hub === null)
    return [
      ' The topology is not connected now: what ',
      replica(from),
      ' takes in is not passed on to ',
      replica(to),
      rounds,
    ];
  const missing: Sentence =
    kind === 'left' && who === hub ? [' The hub has left'] : [' The hub ', replica(hub), ' is still missing'];
  return [...missing, ': what one leader takes in is not passed on to the others', rounds];
}

/** Said with each change of members after which there are fewer replicas than are asked for. */
export const loweredSentence = ({ lowered }: EventOf<'joined' | 'left'>): Sentence => lowered.map(loweredWords);

function loweredWords(lowered: Lowered): string {
  const { there } = lowered;
  if (lowered.what === 'stand-in')
    return ` ${keepersLeft(there)} every key: nobody can stand in for another and hold a hint now.`;
  const { what, asked } = lowered;
  return ` ${what === 'write' ? 'W' : 'R'} is ${asked}, but ${there === 1 ? 'one replica is' : `only ${there} replicas are`} left to answer: now ${there === 1 ? 'its answer is' : `${there} answers are`} enough for a ${what}.`;
}

function keepersLeft(count: number): string {
  if (count === 1) return 'The only replica that is left keeps';
  return count === 2 ? 'Both replicas that are left keep' : `All ${count} replicas that are left keep`;
}

/** Of each operation for whom its hints were. */
function lostHintsSentence(hints: EventOf<'recovered'>['hints']): Sentence {
  if (hints.length === 0) return [];
  const operations = [...new Set(hints.map(({ operation }) => operation))];
  const each = operations.map((id): Sentence => {
    const homes = hints.filter(({ operation }) => operation === id).map(({ home }) => replica(home));
    return ['of ', write(id), ' for ', ...listed(homes)];
  });
  const all = each.flatMap((one, index): Sentence => (index === 0 ? one : [', ', ...one]));
  return [
    hints.length === 1 ? ' Its hint ' : ' Its hints ',
    ...all,
    hints.length === 1 ? ' is' : ' are',
    ' gone with it.',
  ];
}

export function aheadOrBehind(offsetMs: number): string {
  if (offsetMs === 0) return 'right';
  return offsetMs > 0 ? `${offsetMs} ms ahead` : `${-offsetMs} ms behind`;
}

export const driftWords = (ppm: number): string =>
  ppm === 0 ? '' : ` and ${ppm > 0 ? 'gains' : 'loses'} ${Math.abs(ppm) / 1_000} ms a second`;
