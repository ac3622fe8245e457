import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Three nodes, three orders',
  description:
    'Each node keeps whatever arrives last. Two clients write at nearly the same time, and one message is lost.',
  source:
    'Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, figure 6-14 (1st edition, figure 5-12)',
  replicas: ['N1', 'N2', 'N3'],
  clients: [
    { id: 'A', near: 'N1' },
    { id: 'B', near: 'N3' },
  ],
  system: { kind: 'leaderless', n: 'all', w: 'majority', r: 1, 'read-repair': 'off' },
  strategy: 'arrival-order',
  network: {
    latency: 40,
    links: [
      { between: ['N1', 'N3'], latency: 120 },
      { between: ['N2', 'N3'], latency: 80 },
    ],
  },
  script: [
    { at: 0, do: 'put', client: 'A', key: 'X', value: 'A' },
    { at: 20, do: 'put', client: 'B', key: 'X', value: 'B' },
    { at: 120, do: 'drop', message: 'B#1/replicate/N3>N1' },
    { at: 320, do: 'get', client: 'A', key: 'X', via: 'N3' },
    { at: 340, do: 'get', client: 'B', key: 'X', via: 'N2' },
  ],
  captions: [
    {
      at: 0,
      text: 'Client A sets X to “A” through node 1. At nearly the same time client B sets X to “B” through node 3.',
    },
    { at: 60, text: 'Each node that takes a write sends it to the other two. Some links are slower than others.' },
    { at: 120, text: 'The message with “B” to node 1 is lost. Node 1 will keep “A”.' },
    {
      at: 140,
      text: 'Node 2 had “A” and gets “B” now: it keeps “B”. Node 3 had “B” and will get “A”: it will keep “A”.',
    },
    {
      at: 280,
      text: 'Both clients were told that their write was taken. Node 1 holds “A”, node 2 “B”, node 3 “A”. Nothing is under way that could change this.',
    },
    {
      at: 320,
      text: 'Each client now asks the node that is nearest to it at this moment: A asks node 3, B asks node 2.',
    },
    { at: 420, text: 'Two reads of one key give two answers. The nodes have no rule by which they could agree.' },
  ],
  pace: 28,
});
