import { completeScenario } from '../complete.ts';
import { lostDiskFile, lostDiskUnder } from './lost-disk.ts';

export default completeScenario({
  ...lostDiskFile,
  title: 'A lost disk and a new name',
  description:
    'The same crash and the same lost disk. This time the replica goes on under a new name for its writes, so no number of it has ever been used.',
  source:
    'basho/riak_test, tests/kv679_dataloss.erl: bob, jon and phil must all survive; Riak’s answer is a new actor for a vnode that has lost its counter',
  script: lostDiskUnder('new'),
  captions: [
    {
      at: 0,
      text: 'Phil and Bob write their names through replica A, as before. A keeps both: its writes number 1 and 2.',
    },
    { at: 100, text: 'A sends them on, and B remembers: writes 1 and 2 of A are in.' },
    { at: 240, text: 'A crashes.' },
    {
      at: 320,
      text: 'A comes back with an empty disk. It knows that it has forgotten its count, and takes a new name.',
    },
    { at: 380, text: 'Jon writes his name through A. He gets number 1, of the new name.' },
    { at: 460, text: 'B has not seen number 1 of that name, and keeps Jon beside the two others.' },
    { at: 520, text: 'Phil reads. This read asks both replicas and joins what they hold.' },
    {
      at: 640,
      text: 'All three guests are there, and the read gives A what it lacks. The price: one more name in every context.',
    },
  ],
});
