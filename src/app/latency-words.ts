/** How long messages take, in a few words: for undo, the palette and forms. */
import type { Latency, LinkSetting } from '../core/engine/scenario.ts';
import { assertNever } from '../core/invariant.ts';

export function latencyWords(latency: Latency): string {
  switch (latency.kind) {
    case 'fixed':
      return `${latency.ms} ms`;
    case 'uniform':
      return `${latency.minMs} to ${latency.maxMs} ms`;
    case 'exponential':
      return `exponential, ${latency.meanMs} ms on average`;
    case 'pareto-mixture':
      return `Pareto mixture from ${latency.minMs} ms`;
    default:
      return assertNever(latency);
  }
}

/** What was chosen of a link. */
export const linkWords = ({ between, latency, lossPercent }: LinkSetting): string =>
  `link ${between.join('–')}: ${[
    ...(latency === undefined ? [] : [latencyWords(latency)]),
    ...(lossPercent === undefined ? [] : [`${lossPercent} % lost`]),
  ].join(', ')}`;
