import { completeScenario } from '../complete.ts';
import type { ScenarioFile } from '../schema.ts';

export const clockGoesBackFile = {
  version: 1,
  replicas: ['A', 'B'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'B' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  network: { latency: 30 },
  clocks: [{ node: 'A', offsetMs: 400 }],
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'status', value: 'away' },
    { at: 180, do: 'clock', node: 'A', stepMs: -400 },
    { at: 250, do: 'put', client: 'ann', key: 'status', value: 'back' },
    { at: 380, do: 'get', client: 'ben', key: 'status' },
    { at: 500, do: 'put', client: 'ann', key: 'status', value: 'back!' },
  ],
  pace: 38,
} satisfies Partial<ScenarioFile>;

export default completeScenario({
  ...clockGoesBackFile,
  title: 'The clock is put right, and a write goes wrong',
  description:
    'One machine’s clock is fast, and in the middle of the run NTP steps it back. From then on its new stamps are smaller than its old ones: one client, one machine, one after the other, and the later write loses.',
  source:
    'Kingsbury, “The trouble with timestamps” (2013); Designing Data-Intensive Applications, chapter on unreliable clocks',
  strategy: { kind: 'last-write-wins', clock: 'physical', stampedBy: 'coordinator' },
  captions: [
    { at: 0, text: 'The clock of A is 400 ms fast. Ann says that she is away.' },
    { at: 180, text: 'NTP notices and steps the clock back, to where it should be.' },
    { at: 250, text: 'Ann is back, and says so, through the same machine.' },
    { at: 290, text: 'Its stamp is smaller than that of its own earlier write. “Back” is dropped, and confirmed.' },
    { at: 380, text: 'Ben reads that Ann is away.' },
    { at: 540, text: 'A little later the clock has passed the old stamp, and the same words count.' },
  ],
});
