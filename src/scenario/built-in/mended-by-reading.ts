import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Mended by being read',
  description:
    'One of three replicas has missed two writes. A read finds that out for one key and mends it on the way. The other key nobody reads, and there it stays as it was.',
  source: 'Read repair: DeCandia et al., “Dynamo” (SOSP 2007), section 5',
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'C' },
  ],
  system: { kind: 'leaderless', n: 'all', w: 2, r: 2, 'read-repair': 'on' },
  strategy: 'dotted-version-vectors',
  network: { latency: 30 },
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'tea', value: 3 },
    { at: 15, do: 'put', client: 'ann', key: 'rice', value: 5 },
    { at: 180, do: 'put', client: 'ann', key: 'tea', value: 4 },
    { at: 195, do: 'put', client: 'ann', key: 'rice', value: 6 },
    { at: 230, do: 'drop', message: 'ann#3/replicate/A>C' },
    { at: 240, do: 'drop', message: 'ann#4/replicate/A>C' },
    { at: 380, do: 'get', client: 'ann', key: 'tea' },
    { at: 560, do: 'get', client: 'ben', key: 'tea', quorum: 1 },
    { at: 700, do: 'get', client: 'ben', key: 'rice', quorum: 1 },
  ],
  captions: [
    { at: 0, text: 'Ann sets two prices: 3 for tea, 5 for rice. Three replicas keep them.' },
    { at: 180, text: 'She raises both by one.' },
    { at: 230, text: 'Both messages to C are lost. A and B have the new prices, and two of three are enough.' },
    { at: 380, text: 'Ann reads the price of tea through A, which asks B and C.' },
    {
      at: 470,
      text: 'With the answer of B there are two, and Ann is told 4. C has answered 3: A sends it the 4 as a repair.',
    },
    { at: 560, text: 'Ben asks C alone for tea, and is told 4. Without read repair he would be told 3.' },
    { at: 700, text: 'Now he asks C for rice. Nobody has read it since, so C still has 5, and Ben is told 5.' },
    { at: 790, text: 'His own read brings C the 6, too late for him. What nobody reads, no read mends.' },
  ],
  pace: 40,
});
