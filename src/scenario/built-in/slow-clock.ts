import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Three milliseconds behind',
  description:
    'Each node stamps the writes that it takes with its own clock, and the later stamp wins. The clock of node 3 is 3 ms behind. (In the figure the stamps are 42.004 and 42.003 seconds; here all clocks count from 42 seconds, so they are 4 and 3 milliseconds.)',
  source:
    'Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, figure 9-3 (1st edition, figure 8-3)',
  replicas: ['N1', 'N2', 'N3'],
  clients: [
    { id: 'A', near: 'N1' },
    { id: 'B', near: 'N3' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: { kind: 'last-write-wins', clock: 'physical', stampedBy: 'coordinator', tie: 'greater-value' },
  network: {
    latency: 1,
    links: [
      { between: ['A', 'N1'], latency: 4 },
      { between: ['N1', 'N2'], latency: 3 },
      { between: ['B', 'N3'], latency: 0.4 },
    ],
  },
  clocks: [{ node: 'N3', offsetMs: -3 }],
  script: [
    { at: 0, do: 'put', client: 'A', key: 'x', value: 1 },
    { at: 4.8, do: 'get', client: 'B', key: 'x' },
    { at: 5.7, do: 'put', client: 'B', key: 'x', value: 2 },
    { at: 8, do: 'get', client: 'B', key: 'x' },
  ],
  captions: [
    { at: 0, text: 'Client A sets x to 1 through node 1.' },
    {
      at: 4,
      text: 'The clock of node 1 says 4 ms. That is the stamp of x = 1, and it travels with it to the other nodes.',
    },
    { at: 4.8, text: 'Client B reads x from node 3, where it has just arrived: x is 1.' },
    { at: 5.7, text: 'B adds one and sets x to 2. It has seen the 1, so its write is the later one.' },
    {
      at: 6.1,
      text: 'The clock of node 3 is 3 ms behind and says 3. That is less than 4, so node 3 drops x = 2 and still tells B that all is well.',
    },
    { at: 7, text: 'Node 2 hears of x = 1 only. A later write has lost to an earlier one, and nobody was told.' },
    { at: 8, text: 'B reads x once more.' },
    { at: 8.8, text: 'It is 1: the addition is gone.' },
  ],
  pace: 0.55,
});
