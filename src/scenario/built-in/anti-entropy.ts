import { completeScenario } from '../complete.ts';

const NAMES = ['ada', 'bo', 'cy', 'dan', 'eve', 'fay', 'gus', 'hal'];

export default completeScenario({
  version: 1,
  title: 'One key of eight',
  description:
    'One replica has missed one write, and nobody reads that key, so no read can repair it. From time to time replicas compare hashes over what they keep: first one for everything, then halves, until only the key that differs is left to be sent.',
  source:
    'Demers et al., “Epidemic Algorithms for Replicated Database Maintenance” (PODC 1987); Merkle trees: Dynamo (2007), section 4.7',
  replicas: ['A', 'B', 'C'],
  clients: [{ id: 'ann', near: 'A' }],
  system: { kind: 'leaderless', n: 'all', w: 2, r: 1, 'read-repair': 'off', 'anti-entropy': 500 },
  strategy: 'dotted-version-vectors',
  network: { latency: 20 },
  script: [
    ...NAMES.map((key, index) => ({ at: index * 5, do: 'put' as const, client: 'ann', key, value: 'hello' })),
    { at: 200, do: 'put', client: 'ann', key: 'eve', value: 'goodbye' },
    { at: 230, do: 'drop', message: 'ann#9/replicate/A>C' },
    { at: 900, do: 'get', client: 'ann', key: 'eve', via: 'C' },
  ],
  captions: [
    { at: 0, text: 'Ann greets eight people. Three replicas keep each greeting.' },
    { at: 200, text: 'She takes leave of Eve. The message to C is lost; two of three are enough.' },
    { at: 440, text: 'Now comes a round: each replica sends a neighbour one hash over all that it keeps.' },
    {
      at: 525,
      text: 'Where the hashes differ they go down the tree: two halves, then the halves of the half that differs.',
    },
    { at: 620, text: 'At the leaf one key is left. Only that is sent, not the seven that are the same.' },
    { at: 900, text: 'Whoever reads from C now reads what Ann wrote.' },
    { at: 1_000, text: 'The next rounds find equal hashes at the root, and stop there.' },
  ],
  pace: 130,
});
