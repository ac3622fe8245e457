import { completeScenario } from '../complete.ts';
import type { ScenarioFile } from '../schema.ts';

/** Three leaders on each of two islands, and one cable between them. */
export const islandsFile = {
  version: 1,
  replicas: ['N1', 'N2', 'N3', 'S1', 'S2', 'S3'],
  clients: [
    { id: 'kim', near: 'N1' },
    { id: 'sam', near: 'S2' },
  ],
  system: { kind: 'multi-leader', topology: 'edges', edges: 'N1-N2 N2-N3 N1-N3 N3-S1 S1-S2 S2-S3 S1-S3' },
  strategy: 'dotted-version-vectors',
  network: { latency: 20, links: [{ between: ['N3', 'S1'], latency: 120 }] },
  pace: 42,
} satisfies Partial<ScenarioFile>;

export default completeScenario({
  ...islandsFile,
  title: 'Two islands and one cable',
  description:
    'Who passes on to whom can follow the lines that there are. Three leaders on each of two islands are all linked with one another, and one cable joins the islands. Each write crosses it once.',
  source:
    'Topologies of several leaders: Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, chapter 6; the islands are an example of ours',
  script: [
    { at: 0, do: 'put', client: 'kim', key: 'bakery opens at', value: 7 },
    { at: 260, do: 'get', client: 'sam', key: 'bakery opens at' },
    { at: 380, do: 'put', client: 'sam', key: 'bakery opens at', value: 6 },
    { at: 640, do: 'get', client: 'kim', key: 'bakery opens at' },
  ],
  captions: [
    { at: 0, text: 'Kim on the northern island writes when the bakery opens: at 7.' },
    {
      at: 40,
      text: 'The other two on the island hear of it. N3 has the cable, and sends it over: once, where all to all would send it three times.',
    },
    { at: 160, text: 'S1, at the other end, passes it on. The message names who has it, so nobody gets it twice.' },
    { at: 260, text: 'Sam reads it in the south.' },
    { at: 380, text: 'He corrects it: at 6. The island hears at once, and again one message crosses.' },
    { at: 640, text: 'Kim reads the correction. Six leaders, seven lines, one of them long.' },
  ],
});
