import { completeScenario } from '../complete.ts';

const STORES = ['fuel', 'water', 'oil', 'food', 'rope', 'coal'];

export default completeScenario({
  version: 1,
  title: 'Lost on the way, found by comparing',
  description:
    'A line loses a good third of all that is sent on it, and a write is sent once. What was lost then is found by comparing: the two ends exchange hashes again and again. Rounds are lost as well, but another comes.',
  source:
    'Demers et al., “Epidemic Algorithms for Replicated Database Maintenance” (PODC 1987), sections 1.2 and 1.3: mail may be lost, and anti-entropy makes up for it',
  seed: 2,
  replicas: ['Ship', 'Shore'],
  clients: [
    { id: 'mate', near: 'Ship' },
    { id: 'office', near: 'Shore' },
  ],
  system: { kind: 'leaderless', n: 'all', w: 1, r: 1, 'read-repair': 'off', 'anti-entropy': 200 },
  strategy: 'dotted-version-vectors',
  network: { latency: 20, links: [{ between: ['Ship', 'Shore'], latency: 20, lossPercent: 35 }] },
  script: [
    ...STORES.map((key, index) => ({ at: index * 20, do: 'put' as const, client: 'mate', key, value: index + 1 })),
    { at: 140, do: 'get', client: 'office', key: 'oil' },
    { at: 900, do: 'get', client: 'office', key: 'oil' },
  ],
  captions: [
    { at: 0, text: 'A mate enters what a ship has in store. The ship’s own answer is enough; a copy goes ashore.' },
    { at: 50, text: 'The line loses about every third message. The copy of the water is gone, and nobody is told.' },
    { at: 130, text: 'Of six copies three have not arrived. None is sent a second time.' },
    { at: 180, text: 'The office ashore asks for the oil: nothing is stored.' },
    { at: 240, text: 'A round of comparing has begun: each end sends hashes of what it keeps, and they differ.' },
    { at: 290, text: 'But hashes are lost as well, and the round ends half-way.' },
    { at: 450, text: 'So does the second.' },
    { at: 620, text: 'The third gets through: from hash to hash it comes down to the three entries that are missing.' },
    { at: 720, text: 'They arrive. Had they been lost, the next round would have found them again.' },
    { at: 940, text: 'The office asks once more for the oil: 3.' },
  ],
  pace: 60,
});
