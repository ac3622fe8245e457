import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'The slowest of three',
  description:
    'One replica is busy and takes half a second longer for everything. A write that needs two answers does not notice; one that needs all three waits for the slowest.',
  source:
    'Tail latency and quorums: Dean and Barroso, “The Tail at Scale” (2013); Designing Data-Intensive Applications, chapter 6',
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'B' },
  ],
  system: { kind: 'leaderless', n: 'all', w: 2, r: 2, 'read-repair': 'on' },
  strategy: 'dotted-version-vectors',
  network: { latency: 30 },
  script: [
    { at: 0, do: 'slow', replica: 'C', extraMs: 500 },
    { at: 10, do: 'put', client: 'ann', key: 'score', value: 1 },
    { at: 220, do: 'put', client: 'ann', key: 'score', value: 2, quorum: 3 },
    { at: 300, do: 'put', client: 'ben', key: 'note', value: 'quick' },
    { at: 860, do: 'slow', replica: 'C', extraMs: 0 },
  ],
  captions: [
    { at: 0, text: 'C is busy: each message to it takes half a second longer.' },
    { at: 60, text: 'Ann sets the score to 1 and asks for two answers. A and B are quick, and so is she.' },
    { at: 220, text: 'Now she asks for all three answers.' },
    { at: 300, text: 'Ben, who needs two, is served at once.' },
    { at: 560, text: 'C has the first score by now. Ann waits for the second.' },
    { at: 810, text: 'The third answer comes. It is as late as the slowest replica.' },
  ],
  pace: 42,
});
