/** What was chosen of a link, in words: for undo, the palette and forms. */
import type { LinkSetting } from '../core/engine/scenario.ts';
import { latencyWords } from '../core/narrate/latency-words.ts';

export const linkWords = (link: LinkSetting): string => `link ${link.between.join('–')}: ${conditionWords(link)}`;

/** How messages travel on it. */
export const conditionWords = ({ latency, lossPercent }: Pick<LinkSetting, 'latency' | 'lossPercent'>): string =>
  [
    ...(latency === undefined ? [] : [latencyWords(latency)]),
    ...(lossPercent === undefined ? [] : [`${lossPercent} % lost`]),
  ].join(', ');
