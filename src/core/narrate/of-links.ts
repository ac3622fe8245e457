/** Sentences about links. */
import { latencyWords } from './latency-words.ts';
import { type EventOf, type Narrator, node } from './parts.ts';
import type { Sentence } from './sentence.ts';

/** How messages travel on it from now on. */
export function linkChangedSentence(
  { from, to, direction, latency, lossPercent }: EventOf<'link-changed'>,
  narrator: Narrator,
): Sentence {
  const [one, other] = direction === 'both' ? [' between ', ' and '] : [' from ', ' to '];
  const messages = [one, node(from, narrator), other, node(to, narrator)];
  if (latency === null && lossPercent === null) return ['Messages', ...messages, ' travel as usual again.'];
  const takes = latency === null ? [] : [` take ${latencyWords(latency)} from now on`];
  const loses = lossPercent === null ? [] : [`${lossPercent} % of them are lost`];
  if (latency === null) return ['From now on ', `${lossPercent} % of messages`, ...messages, ' are lost.'];
  return ['Messages', ...messages, ...takes, ...(loses.length === 0 ? [] : [', and ', ...loses]), '.'];
}
