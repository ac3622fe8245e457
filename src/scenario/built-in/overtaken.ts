import { completeScenario } from '../complete.ts';
import type { ScenarioFile } from '../schema.ts';

export const overtakenFile = {
  version: 1,
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'C' },
  ],
  strategy: 'arrival-order',
  network: { latency: 30, links: [{ between: ['A', 'B'], latency: 300 }] },
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'row', value: 'inserted' },
    { at: 80, do: 'get', client: 'ben', key: 'row' },
    { at: 160, do: 'put', client: 'ben', key: 'row', value: 'updated' },
    { at: 420, do: 'get', client: 'ann', key: 'row', via: 'B' },
  ],
  pace: 33,
} satisfies Partial<ScenarioFile>;

export default completeScenario({
  ...overtakenFile,
  title: 'The update before the insert',
  description:
    'Every leader sends to every other, and one link is slow. An update overtakes the insert that it updates; the leader in between applies both in the order in which they come, and ends with the older.',
  source:
    'Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, figure 6-8: with multi-leader replication writes may arrive in the wrong order',
  system: { kind: 'multi-leader', topology: 'all-to-all', delivery: 'any' },
  captions: [
    { at: 0, text: 'Ann inserts a row at A. Its way to C is short, its way to B long.' },
    { at: 80, text: 'Ben reads the row at C, where it has arrived.' },
    { at: 160, text: 'Ben updates what he has read. C sends the update to A and to B.' },
    { at: 220, text: 'B gets the update, of a row that it has never heard of, and stores it.' },
    { at: 330, text: 'Only now the insert arrives. B applies it on top: the update is gone from B.' },
    { at: 420, text: 'Whoever reads at B reads the older value, for good.' },
  ],
});
