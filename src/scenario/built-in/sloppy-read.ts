import { completeScenario } from '../complete.ts';
import { standInFile } from './hinted-handoff.ts';

export default completeScenario({
  ...standInFile,
  title: 'Two of three, and still the old value',
  description:
    'R and W together are more than N, so every read should meet the last write. With a sloppy quorum the write can be confirmed by replicas that do not keep the key at all, and the read meets none of them.',
  source:
    'Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, chapter 6, on the limits of quorums; Dynamo (2007), section 4.6',
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'C' },
  ],
  partitions: [
    {
      name: 'split',
      groups: [
        ['B', 'C'],
        ['A', 'D', 'E'],
      ],
    },
  ],
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'ticket', value: 'free' },
    { at: 180, do: 'partition', name: 'split' },
    { at: 220, do: 'put', client: 'ann', key: 'ticket', value: 'taken' },
    { at: 460, do: 'get', client: 'ben', key: 'ticket' },
    { at: 640, do: 'heal-partition', name: 'split' },
  ],
  captions: [
    { at: 0, text: 'A ticket is free. Three of five replicas keep that.' },
    { at: 180, text: 'The network splits. Most replicas of this key are on one side, Ann on the other.' },
    { at: 220, text: 'Ann takes the ticket. On her side there is one replica of the key.' },
    { at: 350, text: 'A neighbour on her side stands in, and Ann is told that the ticket is hers.' },
    { at: 460, text: 'Ben asks on the other side, where two of the three replicas are: a good quorum.' },
    {
      at: 560,
      text: 'He is told that the ticket is free. Two and two are more than three, but they were not two of the three.',
    },
    { at: 640, text: 'The network heals, and the hints are handed over. For Ben that is too late.' },
  ],
  pace: 38,
});
