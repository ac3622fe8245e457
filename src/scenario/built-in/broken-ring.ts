import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'A ring with a gap',
  description:
    'Five leaders pass writes on round a ring, each to its next. One stops, and everything behind it waits. All to all would go around it, at the price of messages that overtake one another.',
  source:
    'Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, chapter 6, on multi-leader topologies',
  replicas: ['A', 'B', 'C', 'D', 'E'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'dan', near: 'D' },
  ],
  system: { kind: 'multi-leader', topology: 'ring' },
  strategy: 'dotted-version-vectors',
  network: { latency: 30 },
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'news', value: 'first' },
    { at: 220, do: 'crash', replica: 'C' },
    { at: 260, do: 'put', client: 'ann', key: 'news', value: 'second' },
    { at: 420, do: 'get', client: 'dan', key: 'news' },
    { at: 560, do: 'recover', replica: 'C' },
    { at: 720, do: 'get', client: 'dan', key: 'news' },
  ],
  captions: [
    { at: 0, text: 'Ann writes at A. Each leader passes the write on to the next: B, C, D, E.' },
    {
      at: 150,
      text: 'The message carries the names of those that it has passed, so it ends before it comes round again.',
    },
    { at: 220, text: 'C stops.' },
    { at: 260, text: 'Ann writes again. B has it, and its message waits before C.' },
    { at: 420, text: 'Dan reads at D: the first news. D and E are well and can be reached, but nothing new can.' },
    { at: 560, text: 'C is back, takes what waited, and passes it on.' },
    { at: 720, text: 'Now Dan reads the second.' },
  ],
  pace: 42,
});
