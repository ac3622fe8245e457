import { completeScenario } from '../complete.ts';
import type { ScenarioFile } from '../schema.ts';

export const farFutureFile = {
  version: 1,
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'B' },
  ],
  system: { kind: 'leaderless', n: 'all', w: 2, r: 2, 'read-repair': 'on' },
  network: { latency: 25 },
  clocks: [{ node: 'ann', offsetMs: 60_000 }],
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'price', value: 10 },
    { at: 200, do: 'put', client: 'ben', key: 'price', value: 12 },
    { at: 350, do: 'put', client: 'ben', key: 'price', value: 15 },
    { at: 500, do: 'get', client: 'ben', key: 'price' },
  ],
  pace: 38,
} satisfies Partial<ScenarioFile>;

export default completeScenario({
  ...farFutureFile,
  title: 'A stamp from the future',
  description:
    'One client’s clock is a minute ahead. Its write is stamped with a time that has not come yet, and for a minute every other write is older. All are confirmed, and all are dropped.',
  source:
    'Apache Cassandra: client-side timestamps far in the future shadow later writes; Kingsbury, “The trouble with timestamps” (2013)',
  strategy: { kind: 'last-write-wins', clock: 'physical', stampedBy: 'client' },
  captions: [
    { at: 0, text: 'Ann’s clock is a minute fast. She sets the price to 10, stamped one minute from now.' },
    { at: 200, text: 'Ben sets it to 12. His clock is right, so his stamp is a minute older.' },
    { at: 260, text: 'The replicas drop it, and tell Ben that it is stored.' },
    { at: 350, text: 'He tries again with 15.' },
    { at: 500, text: 'He reads 10. Whatever is written in the next minute, 10 it will stay.' },
  ],
});
