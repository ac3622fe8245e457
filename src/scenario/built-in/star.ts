import { completeScenario } from '../complete.ts';
import type { ScenarioFile } from '../schema.ts';

/** Five leaders, and the first of them in the middle: each of the others is linked with it alone. */
export const starFile = {
  version: 1,
  replicas: ['Hub', 'A', 'B', 'C', 'D'],
  system: { kind: 'multi-leader', topology: 'star' },
  network: { latency: 30 },
} satisfies Partial<ScenarioFile>;

export default completeScenario({
  ...starFile,
  title: 'All by way of the middle',
  description:
    'Five leaders and four links: everything goes by way of the one in the middle. So each of the others gets all writes on one link, in the order of the middle, and no update comes before its insert.',
  source:
    'Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, chapter 6, on multi-leader topologies',
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'C' },
  ],
  strategy: 'arrival-order',
  network: {
    latency: 30,
    order: 'fifo',
    links: [
      { between: ['Hub', 'B'], latency: 150 },
      // No link of the star: it shows what all to all would do.
      { between: ['A', 'B'], latency: 300 },
    ],
  },
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'row', value: 'inserted' },
    { at: 130, do: 'get', client: 'ben', key: 'row' },
    { at: 220, do: 'put', client: 'ben', key: 'row', value: 'updated' },
    { at: 480, do: 'get', client: 'ann', key: 'row', via: 'B' },
  ],
  captions: [
    { at: 0, text: 'Ann inserts a row at A.' },
    { at: 32, text: 'A has one link, to the hub. All five leaders together need four; all to all would take ten.' },
    { at: 62, text: 'The hub passes the insert on to B, C and D. Two steps, and a write is everywhere.' },
    { at: 130, text: 'Ben reads the row at C. The insert for B is still on its slow link.' },
    { at: 220, text: 'Ben updates what he has read.' },
    { at: 252, text: 'C cannot overtake the insert: its update, too, has to go by way of the hub.' },
    {
      at: 290,
      text: 'The update follows the insert to B, on the same link. That link keeps the order, and so does B.',
    },
    {
      at: 480,
      text: 'Whoever reads at B reads the update. With all to all the update would have come to B first, and the insert on top of it.',
    },
  ],
  pace: 40,
});
