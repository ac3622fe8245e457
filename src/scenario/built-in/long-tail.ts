import { completeScenario } from '../complete.ts';
import type { CommandFile } from '../schema.ts';

const PRICES = [10, 11, 12, 13, 14, 15, 16];

/** Each price is read at another replica 50 ms after it was set. */
const setAndRead = (price: number, turn: number): readonly CommandFile[] => [
  { at: turn * 100, do: 'put', client: 'shop', key: 'price', value: price },
  { at: turn * 100 + 50, do: 'get', client: 'cafe', key: 'price' },
];

export default completeScenario({
  version: 1,
  title: 'Fresh five times, stale the sixth',
  description:
    'One answer is enough for a write and for a read, so nothing makes the two meet. Most copies take a few milliseconds and most reads are fresh all the same. But a few copies in a hundred take much longer, and a read that comes meanwhile is told the old price.',
  source:
    'Bailis et al., “Probabilistically Bounded Staleness for Practical Partial Quorums” (2012): writes as fitted to those of Yammer, 93.9 % Pareto from 3 ms and the rest exponential',
  seed: 14,
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'shop', near: 'A' },
    { id: 'cafe', near: 'C' },
  ],
  system: { kind: 'leaderless', n: 'all', w: 1, r: 1, 'read-repair': 'off' },
  strategy: 'dotted-version-vectors',
  network: {
    latency: 12,
    kinds: [
      {
        kind: 'replicate',
        latency: { kind: 'pareto-mixture', paretoShare: 0.939, minMs: 3, alpha: 3.35, meanMs: 357 },
      },
    ],
  },
  script: PRICES.flatMap(setAndRead),
  captions: [
    { at: 0, text: 'A shop sets a price at A: 10. The answer of A is enough; copies follow in some milliseconds.' },
    { at: 50, text: 'A café reads at C, where one answer is enough as well, and is told 10.' },
    { at: 112, text: '11, 12, 13, 14: each is read 50 ms after it was set, and each read is fresh.' },
    { at: 513, text: '15: one copy in sixteen is slow, and now it is the one to C. It will take a third of a second.' },
    { at: 574, text: 'The café is told 14, though 15 was confirmed before it asked.' },
    { at: 612, text: 'The next copy is quick and overtakes the slow one. The café is told 16.' },
    {
      at: 869,
      text: 'The slow copy arrives, too old for C. Had write and read waited for two answers each, they had met.',
    },
  ],
  pace: 44,
});
