import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Deleted until tomorrow',
  description:
    'A delete stamped far in the future hides the key from everything that is written after it. Writes are confirmed, and the key stays empty.',
  source: 'Apache Cassandra: tombstones with timestamps in the future; derived from its rules of reconciliation',
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'admin', near: 'C' },
    { id: 'ann', near: 'A' },
  ],
  system: { kind: 'leaderless', n: 'all', w: 2, r: 2, 'read-repair': 'on' },
  strategy: { kind: 'last-write-wins', clock: 'physical', stampedBy: 'client' },
  network: { latency: 25 },
  clocks: [{ node: 'admin', offsetMs: 86_000 }],
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'account', value: 'ann@old' },
    { at: 150, do: 'delete', client: 'admin', key: 'account' },
    { at: 300, do: 'put', client: 'ann', key: 'account', value: 'ann@new' },
    { at: 450, do: 'get', client: 'ann', key: 'account' },
    { at: 560, do: 'put', client: 'ann', key: 'account', value: 'ann@new, again' },
  ],
  captions: [
    { at: 0, text: 'Ann has an account.' },
    { at: 150, text: 'An administrator, whose clock is far ahead, deletes it.' },
    { at: 300, text: 'Ann signs up anew, and is told that all is well.' },
    { at: 450, text: 'She looks: nothing there. The tombstone is younger than anything that she can write.' },
    { at: 560, text: 'Trying again does not help, until her clock has come to the time of the delete.' },
  ],
  pace: 42,
});
