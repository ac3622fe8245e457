import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'What one has seen, the next one sees',
  description:
    'A write is under way and only one of three replicas has it. Whoever reads it first waits until a second replica has it as well; then every two of three include one that knows it, and nobody who reads later is told less.',
  source:
    'Apache Cassandra, documentation of read repair: expectation of monotonic quorum reads; the race without it: Kleppmann, Designing Data-Intensive Applications (2017), figure 9-6',
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'A' },
    { id: 'cleo', near: 'C' },
  ],
  system: { kind: 'leaderless', n: 'all', w: 2, r: 2, 'read-repair': 'blocking' },
  strategy: 'dotted-version-vectors',
  network: {
    latency: 30,
    kinds: [{ kind: 'repair', latency: 150 }],
    links: [{ between: ['A', 'C'], latency: 80 }],
  },
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'match', value: '0 : 0' },
    { at: 180, do: 'put', client: 'ann', key: 'match', value: '1 : 0' },
    { at: 215, do: 'delay', message: 'ann#2/replicate/A>B', untilMs: 820 },
    { at: 216, do: 'delay', message: 'ann#2/replicate/A>C', untilMs: 850 },
    { at: 260, do: 'get', client: 'ben', key: 'match' },
    { at: 30, do: 'get', client: 'cleo', key: 'match', after: 'ben?1' },
  ],
  captions: [
    { at: 0, text: 'Ann reports a match: 0 : 0. Three replicas keep it.' },
    { at: 180, text: 'A goal: Ann writes 1 : 0. A has it, and its copies to B and C are slow.' },
    { at: 260, text: 'Ben reads through A. His read needs two answers: that of A and one more.' },
    { at: 350, text: 'B answers 0 : 0. A knows better, but Ben has to wait: first A sends B the 1 : 0 as a repair.' },
    { at: 530, text: 'B has confirmed. Now A and B have it, and only now is Ben told 1 : 0.' },
    { at: 560, text: 'Right after him Cleo reads through C, which asks the others.' },
    {
      at: 680,
      text: 'C and B answer first, and Cleo is told 1 : 0 too. Had Ben not waited, she would be told 0 : 0 after him.',
    },
    { at: 820, text: 'The slow copies arrive, and Ann’s own write is confirmed at last.' },
  ],
  pace: 46,
});
