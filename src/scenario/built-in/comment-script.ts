/** What both stories of the comment have in common: the same script, with and without a session that is kept. */
import type { ScenarioFile } from '../schema.ts';

export const commentScript = {
  version: 1,
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'alice', near: 'A' },
    { id: 'bob', near: 'A' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'dotted-version-vectors',
  network: {
    latency: 40,
    links: [
      { between: ['A', 'B'], latency: 500 },
      { between: ['A', 'C'], latency: 600 },
    ],
  },
  script: [
    { at: 0, do: 'put', client: 'alice', key: 'comment', value: 'Nice picture!' },
    { at: 120, do: 'get', client: 'alice', key: 'comment', via: 'B' },
    { at: 280, do: 'get', client: 'bob', key: 'comment', via: 'A' },
    { at: 400, do: 'get', client: 'bob', key: 'comment', via: 'C' },
  ],
  pace: 40,
} as const satisfies Omit<ScenarioFile, 'title'> & object;
