/** Two guests write through one tablet, and neither has read: the same commands for three kinds of version vector. */
import type { ScenarioFile } from '../schema.ts';

export const potluckFile = {
  version: 1,
  replicas: ['Tablet', 'Kitchen'],
  clients: [
    { id: 'fay', near: 'Tablet' },
    { id: 'gil', near: 'Tablet' },
    { id: 'cook', near: 'Kitchen' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  network: { latency: 40 },
  script: [
    { at: 0, do: 'put', client: 'fay', key: 'potluck', value: 'Fay: salad' },
    { at: 160, do: 'put', client: 'gil', key: 'potluck', value: 'Gil: cake' },
    { at: 340, do: 'get', client: 'cook', key: 'potluck' },
  ],
  pace: 30,
} satisfies Partial<ScenarioFile>;
