import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'One joins, one leaves',
  description:
    'Keys lie on a ring, each on two replicas. A replica that joins takes over some of them; one that leaves hands its own on. Reads and writes go on meanwhile.',
  source: 'Consistent hashing and membership: DeCandia et al., “Dynamo” (SOSP 2007), sections 4.2 and 4.9',
  replicas: ['A', 'B', 'C', 'D'],
  absent: ['D'],
  clients: [{ id: 'ann', near: 'A' }],
  system: { kind: 'leaderless', n: 2, w: 1, r: 1, 'read-repair': 'off' },
  strategy: 'dotted-version-vectors',
  network: { latency: 25 },
  script: [
    ...['tea', 'rice', 'salt', 'oil'].map((key, index) => ({
      at: index * 15,
      do: 'put' as const,
      client: 'ann',
      key,
      value: index + 1,
    })),
    { at: 250, do: 'join', replica: 'D' },
    { at: 450, do: 'leave', replica: 'A' },
    { at: 600, do: 'get', client: 'ann', key: 'tea' },
  ],
  captions: [
    { at: 0, text: 'Ann stores four things. Each goes to two of three replicas.' },
    { at: 250, text: 'D joins. Of some keys it is one of the two from now on, and is sent them.' },
    { at: 300, text: 'Who kept such a key before and does no longer lets it go, once D has it.' },
    { at: 450, text: 'A leaves, and hands on what it kept.' },
    { at: 600, text: 'Ann still talks to A, which asks those that keep the key now.' },
  ],
  pace: 40,
});
