import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Deleted, and it stays so',
  description:
    'A value that is gone leaves no trace, and a replica that still has it would look like one that knows more. So a delete is kept as a value of its own, a tombstone, for longer than any replica is away.',
  source:
    'Apache Cassandra documentation on tombstones and gc_grace_seconds; deletes as “death certificates”: Demers et al., “Epidemic Algorithms for Replicated Database Maintenance” (PODC 1987)',
  replicas: ['Phone', 'Tablet', 'Watch'],
  clients: [
    { id: 'mia', near: 'Phone' },
    { id: 'bell', near: 'Watch' },
  ],
  system: {
    kind: 'leaderless',
    n: 'all',
    w: 2,
    r: 1,
    'read-repair': 'off',
    'anti-entropy': 1000,
    grace: 5000,
  },
  strategy: { kind: 'last-write-wins', clock: 'physical' },
  network: { latency: 20, whenCut: 'lose' },
  script: [
    { at: 0, do: 'put', client: 'mia', key: 'alarm', value: 'Saturday, 6:30' },
    { at: 170, do: 'partition', groups: [['Phone', 'Tablet'], ['Watch']] },
    { at: 330, do: 'delete', client: 'mia', key: 'alarm' },
    { at: 520, do: 'get', client: 'bell', key: 'alarm' },
    { at: 760, do: 'heal-all' },
    { at: 1_300, do: 'get', client: 'bell', key: 'alarm' },
  ],
  captions: [
    { at: 0, text: 'Mia sets an alarm for Saturday. Her phone, tablet and watch keep it.' },
    { at: 170, text: 'The watch goes out of reach.' },
    { at: 330, text: 'Mia deletes the alarm. Phone and tablet keep a tombstone in its place: deleted, and when.' },
    { at: 520, text: 'The bell of the watch asks it, and is told: Saturday, 6:30.' },
    { at: 760, text: 'The watch is in reach again. It still has the alarm.' },
    {
      at: 1_000,
      text: 'A round compares. The tombstone is later than the alarm, so the watch takes it. Without one the alarm would be sent to the others.',
    },
    { at: 1_300, text: 'The bell asks again, and is told of no alarm. Mia can sleep in on Saturday.' },
    { at: 5_340, text: 'The time of grace is over. All three know by now, so all three may forget.' },
  ],
  pace: 250,
});
