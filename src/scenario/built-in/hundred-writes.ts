import { completeScenario } from '../complete.ts';
import type { CommandFile } from '../schema.ts';

const CLIENTS = Array.from({ length: 50 }, (_, index) => `c${index + 1}`);

/** Each client adds one item to each of two lists; nobody has read either. */
const script: readonly CommandFile[] = [
  ...CLIENTS.map(
    (client, index): CommandFile => ({ at: 6 * index, do: 'add', client, key: 'first list', item: index + 1 }),
  ),
  ...CLIENTS.map(
    (client, index): CommandFile => ({ at: 300 + 6 * index, do: 'add', client, key: 'second list', item: index + 51 }),
  ),
];

export default completeScenario({
  version: 1,
  title: 'A hundred writes, all acknowledged',
  description:
    'Fifty clients add a number each to a list, and then another to a second list: a hundred writes. A write is confirmed only when all three replicas have answered, and no message is lost. What is counted: writes that were confirmed and that no replica keeps. How many are lost depends on how often clients read and how long messages take: here nobody reads first, which is the worst there is. In real tests Riak with last write wins lost 599 of 1,841 confirmed writes (33 %) during a partition, and between 30 and 70 % even with R = W = all and a lock around every write.',
  source:
    'Kyle Kingsbury: gist.github.com/aphyr/5428061 (Riak 1.2.1); “Jepsen: Cassandra”, aphyr.com/posts/294 (the range)',
  replicas: ['A', 'B', 'C'],
  clients: CLIENTS,
  system: { kind: 'leaderless', n: 'all', w: 'all', r: 'majority', 'read-repair': 'on' },
  strategy: { kind: 'last-write-wins', clock: 'physical', stampedBy: 'coordinator', tie: 'greater-value' },
  network: { latency: { kind: 'uniform', minMs: 20, maxMs: 60 } },
  script: [...script],
  captions: [
    {
      at: 0,
      text: 'Fifty clients begin to add a number each to a list. None has read it, so each writes a list with its own number in it.',
    },
    {
      at: 150,
      text: 'The replicas keep the list with the latest stamp and drop the other. They do not ask whether the one had seen the other.',
    },
    { at: 300, text: 'The same fifty clients now add a number each to a second list.' },
    { at: 500, text: 'A write is confirmed when all three replicas have answered. All hundred will be confirmed.' },
    {
      at: 760,
      text: 'All replicas agree on one number in each list. A hundred writes were confirmed by every replica, and two are kept.',
    },
  ],
  pace: 55,
});
