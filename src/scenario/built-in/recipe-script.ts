/** One replica stops, and a client has just written there: the same script for sessions of two kinds. */
import type { ScenarioFile } from '../schema.ts';

export const recipeScript = {
  version: 1,
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'lena', near: 'A' },
    { id: 'ole', near: 'B' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'dotted-version-vectors',
  retry: { timeoutMs: 150, attempts: 2, identity: 'request' },
  network: { latency: 30 },
  script: [
    { at: 0, do: 'put', client: 'lena', key: 'pancakes', value: 'two eggs' },
    { at: 150, do: 'crash', replica: 'A' },
    { at: 200, do: 'get', client: 'lena', key: 'pancakes' },
    { at: 320, do: 'get', client: 'ole', key: 'pancakes' },
    { at: 580, do: 'recover', replica: 'A' },
    { at: 650, do: 'get', client: 'lena', key: 'pancakes' },
  ],
  pace: 38,
} as const satisfies Omit<ScenarioFile, 'title'> & object;
