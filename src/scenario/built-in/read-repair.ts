import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'A repair that comes too late',
  description:
    'Three replicas, any two of which suffice to answer. A read notices that one replica is behind and sends it what it lacks. By the time that arrives, it is old itself.',
  source: 'Read repair: DeCandia et al., “Dynamo” (SOSP 2007), section 5; the race is derived from its rules',
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'carl', near: 'B' },
  ],
  system: { kind: 'leaderless', n: 'all', w: 'majority', r: 'majority', 'read-repair': 'on' },
  strategy: 'dotted-version-vectors',
  network: { latency: 40, links: [{ between: ['B', 'C'], latency: 100 }] },
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'price', value: 10 },
    { at: 200, do: 'put', client: 'ann', key: 'price', value: 20 },
    { at: 260, do: 'drop', message: 'ann#2/replicate/A>C' },
    { at: 400, do: 'get', client: 'carl', key: 'price' },
    { at: 560, do: 'put', client: 'ann', key: 'price', value: 30 },
  ],
  captions: [
    { at: 0, text: 'Ann sets the price to 10. Replica A takes it and sends it to B and C.' },
    { at: 200, text: 'Ann raises the price to 20.' },
    {
      at: 260,
      text: 'The message to C is lost. A and B have 20, and two of three are enough: the write is confirmed.',
    },
    {
      at: 400,
      text: 'Carl reads through B, which asks A and C. With the answer of A there are two, and Carl is told 20.',
    },
    { at: 560, text: 'Ann raises the price again, to 30. Replica A sends it on at once.' },
    {
      at: 640,
      text: 'The slow answer of C comes in: it still says 10. B sends 20 to C as a repair. At this very moment C gets the 30.',
    },
    {
      at: 740,
      text: 'The repair arrives late. C compares what each has seen and keeps the 30. Under arrival order the slow answer would have passed for the newest, and the repair would have put 10 back on A and B.',
    },
  ],
  pace: 42,
});
