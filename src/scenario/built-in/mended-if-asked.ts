import { completeScenario } from '../complete.ts';
import type { ScenarioFile } from '../schema.ts';

/** A read compares the two answers that come first, and repairs those two alone. */
export const firstTwoFile = {
  version: 1,
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'C' },
  ],
  system: { kind: 'leaderless', n: 'all', w: 2, r: 2, 'read-repair': 'quorum' },
  strategy: 'dotted-version-vectors',
} satisfies Partial<ScenarioFile>;

export default completeScenario({
  ...firstTwoFile,
  title: 'Those who were asked are mended',
  description:
    'A read waits for two answers of three. One of the two is old, so that replica is sent what it lacks, and the reader does not wait for that. What the third says later nobody looks at any more: with the second answer the read is over.',
  source:
    'Apache Cassandra, documentation of read repair: only the replicas that a read involves are repaired; in the background as in DeCandia et al., “Dynamo” (SOSP 2007), section 5',
  network: { latency: 30, links: [{ between: ['A', 'B'], latency: 60 }] },
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'platform', value: 4 },
    { at: 200, do: 'put', client: 'ann', key: 'platform', value: 7 },
    { at: 250, do: 'drop', message: 'ann#2/replicate/A>C' },
    { at: 420, do: 'get', client: 'ann', key: 'platform' },
    { at: 610, do: 'get', client: 'ben', key: 'platform', quorum: 1 },
  ],
  captions: [
    { at: 0, text: 'Ann enters the platform of a train: 4. Three replicas keep it.' },
    { at: 200, text: 'The train is moved to platform 7.' },
    { at: 250, text: 'The message to C is lost. A and B have the 7, and two of three are enough.' },
    { at: 420, text: 'Ann looks again. A asks B and C, and needs the answer of one of them.' },
    { at: 510, text: 'C is quick and still says 4. Ann is told 7, and C is sent the 7 on the way.' },
    { at: 570, text: 'The answer of B comes as the third. Nobody waits for it: the read is over.' },
    { at: 610, text: 'Ben asks C alone, and is told 7. Without that read he would be told 4.' },
  ],
  pace: 40,
});
