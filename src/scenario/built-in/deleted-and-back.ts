import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Deleted, forgotten, and back',
  description:
    'A delete is a write too: a tombstone says that the key is gone. Tombstones are thrown away after a time of grace. A replica that was cut off for longer than that still has the value, and spreads it anew.',
  source: 'Apache Cassandra documentation on tombstones and gc_grace_seconds; the sequence is derived from those rules',
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'B' },
  ],
  system: {
    kind: 'leaderless',
    n: 'all',
    w: 2,
    r: 1,
    'read-repair': 'off',
    'anti-entropy': 500,
    grace: 200,
  },
  strategy: { kind: 'last-write-wins', clock: 'physical' },
  network: { latency: 20, whenCut: 'lose' },
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'secret', value: 'the old address' },
    { at: 150, do: 'partition', groups: [['A', 'B'], ['C']] },
    { at: 200, do: 'delete', client: 'ann', key: 'secret' },
    { at: 320, do: 'get', client: 'ben', key: 'secret' },
    { at: 620, do: 'heal-all' },
    { at: 1_300, do: 'get', client: 'ben', key: 'secret' },
  ],
  captions: [
    { at: 0, text: 'Ann stores an address on three replicas.' },
    {
      at: 150,
      text: 'C is cut off, and Ann deletes the address. A and B keep a tombstone, so that they know that it is gone.',
    },
    { at: 320, text: 'Ben finds nothing, as it should be.' },
    {
      at: 420,
      text: 'The tombstones have been kept for 200 ms. A and B throw them away, and with them all memory of the delete.',
    },
    { at: 620, text: 'C is back. It has the address and has never heard of a delete.' },
    { at: 1_000, text: 'The next round compares: C has something that the others lack, and sends it.' },
    {
      at: 1_345,
      text: 'Ben reads the address that was deleted. With a longer grace C would have been sent the tombstone.',
    },
  ],
  pace: 210,
});
