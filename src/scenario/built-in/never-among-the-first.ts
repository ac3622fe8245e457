import { completeScenario } from '../complete.ts';
import { firstTwoFile } from './mended-if-asked.ts';

export default completeScenario({
  ...firstTwoFile,
  title: 'Never among the first two',
  description:
    'The same repair of the two answers that come first. One replica is far away and always third, so no read mends it, however often the key is read. Whoever asks it alone is told the old value.',
  source:
    'Derived from the documentation of read repair of Apache Cassandra: a replica that a read does not involve is not repaired by it',
  network: {
    latency: 30,
    links: [
      { between: ['A', 'C'], latency: 90 },
      { between: ['B', 'C'], latency: 90 },
    ],
  },
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'platform', value: 4 },
    { at: 160, do: 'put', client: 'ann', key: 'platform', value: 7 },
    { at: 215, do: 'drop', message: 'ann#2/replicate/A>C' },
    { at: 320, do: 'get', client: 'ann', key: 'platform' },
    { at: 470, do: 'get', client: 'ann', key: 'platform' },
    { at: 680, do: 'get', client: 'ben', key: 'platform', quorum: 1 },
    { at: 790, do: 'get', client: 'ben', key: 'platform' },
  ],
  captions: [
    { at: 0, text: 'Ann enters the platform of a train: 4. C is far away and gets it later.' },
    { at: 160, text: 'The train is moved to platform 7.' },
    { at: 215, text: 'The message to C is lost. A and B have the 7, and that is enough.' },
    { at: 320, text: 'Ann reads. The answers of A and B are the first two, and both say 7: nothing to mend.' },
    { at: 470, text: 'She reads again. The 4 that C sent for her first read comes when that read is long over.' },
    { at: 680, text: 'Ben asks C alone.' },
    { at: 740, text: 'He is told 4, after the 7 was read twice. No read that C is not part of can mend it.' },
    { at: 790, text: 'Now he asks for two answers, and that of C is one of them. He is told 7, and C is mended.' },
  ],
  pace: 44,
});
