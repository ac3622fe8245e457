import { completeScenario } from '../complete.ts';
import type { CommandFile, ScenarioFile } from '../schema.ts';

/** A replica loses its disk and comes back, under its old name or a new one; meanwhile three guests write their names. */
export const lostDiskUnder = (identity: 'same' | 'new'): CommandFile[] => [
  { at: 0, do: 'put', client: 'phil', key: 'guests', value: 'phil' },
  { at: 60, do: 'put', client: 'bob', key: 'guests', value: 'bob' },
  { at: 240, do: 'crash', replica: 'A' },
  { at: 320, do: 'recover', replica: 'A', disk: 'lost', identity },
  { at: 380, do: 'put', client: 'jon', key: 'guests', value: 'jon' },
  { at: 520, do: 'get', client: 'phil', key: 'guests' },
];

export const lostDiskFile = {
  version: 1,
  replicas: ['A', 'B'],
  clients: [
    { id: 'phil', near: 'A' },
    { id: 'bob', near: 'A' },
    { id: 'jon', near: 'A' },
  ],
  system: { kind: 'leaderless', n: 'all', w: 1, r: 'all', 'read-repair': 'on' },
  strategy: 'dotted-version-vectors',
  network: { latency: 40 },
  pace: 40,
} satisfies Partial<ScenarioFile>;

export default completeScenario({
  ...lostDiskFile,
  title: 'A lost disk and a number used twice',
  description:
    'Each replica numbers the writes that it takes. A replica that has lost its disk and goes on under its old name counts from one again.',
  source: 'basho/riak_test, tests/kv679_dataloss.erl: bob, jon and phil must all survive',
  script: lostDiskUnder('same'),
  captions: [
    {
      at: 0,
      text: 'Phil and Bob write their names through replica A, one after the other. Neither has seen the other’s, so A keeps both: its writes number 1 and 2.',
    },
    { at: 100, text: 'A sends them on. Replica B keeps both and remembers: writes 1 and 2 of A are in.' },
    { at: 240, text: 'A crashes.' },
    { at: 320, text: 'A comes back with an empty disk, under its old name.' },
    {
      at: 380,
      text: 'Jon writes his name through A. A has forgotten its count and gives him number 1, which Phil has had.',
    },
    {
      at: 460,
      text: 'B has seen A’s number 1 and takes Jon’s write for an old one: it drops it, though Jon was told that it was taken.',
    },
    { at: 520, text: 'Phil reads. This read asks both replicas and joins what they hold.' },
    {
      at: 640,
      text: 'The read gives A what it lacks: Phil and Bob are back, and Jon is lost everywhere. Had A taken a new name, all three would be there.',
    },
  ],
});
