/** Visitors are counted at two doors of one hall, with a cut between them; what differs is how clients join. */
import type { ScenarioFile } from '../schema.ts';

export const twoDoorsFile = {
  version: 1,
  replicas: ['North', 'South'],
  clients: [
    { id: 'nia', near: 'North' },
    { id: 'sol', near: 'South' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'dotted-version-vectors',
  network: { latency: 40 },
  script: [
    { at: 0, do: 'put', client: 'nia', key: 'visitors', value: 10 },
    { at: 120, do: 'get', client: 'sol', key: 'visitors' },
    { at: 240, do: 'cut', between: ['North', 'South'] },
    { at: 290, do: 'increment', client: 'nia', key: 'visitors', by: 2 },
    { at: 320, do: 'increment', client: 'sol', key: 'visitors', by: 3 },
    { at: 500, do: 'heal', between: ['North', 'South'] },
    { at: 600, do: 'get', client: 'nia', key: 'visitors' },
  ],
  pace: 40,
} satisfies Partial<ScenarioFile>;
