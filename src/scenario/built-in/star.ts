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
      { between: ['A', 'B'], latency: 400 },
    ],
  },
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'row', value: 'inserted' },
    { at: 170, do: 'get', client: 'ben', key: 'row' },
    { at: 290, do: 'put', client: 'ben', key: 'row', value: 'updated' },
    { at: 560, do: 'get', client: 'ann', key: 'row', via: 'B' },
  ],
  captions: [
    { at: 0, text: 'Ann inserts a row at A, which has one link: to the hub.' },
    { at: 60, text: 'The hub passes it on to B, C and D. Five leaders need four links; all to all would take ten.' },
    { at: 170, text: 'Ben reads the row at C. The way from the hub to B is long, and the insert is still on it.' },
    { at: 290, text: 'Ben updates what he has read.' },
    {
      at: 350,
      text: 'C’s update cannot overtake the insert: it too goes by way of the hub, and follows it to B on the same link.',
    },
    { at: 500, text: 'B gets the update after the insert.' },
    {
      at: 560,
      text: 'Whoever reads at B reads the update. With all to all it would have come to B first, and the insert on top of it.',
    },
  ],
  pace: 36,
});
