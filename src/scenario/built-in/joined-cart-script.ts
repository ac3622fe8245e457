/** The cart on two leaders that keep both versions; whoever reads joins them, and what differs is how. */
import type { ScenarioFile } from '../schema.ts';

export const joinedCartFile = {
  version: 1,
  replicas: ['A', 'B'],
  clients: ['alice', 'bob'],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'dotted-version-vectors',
  network: { latency: 40 },
  script: [
    { at: 0, do: 'put', client: 'alice', key: 'cart', value: ['milk', 'eggs'] },
    { at: 120, do: 'get', client: 'bob', key: 'cart' },
    { at: 240, do: 'cut', between: ['A', 'B'] },
    { at: 280, do: 'remove', client: 'alice', key: 'cart', item: 'eggs' },
    { at: 380, do: 'add', client: 'alice', key: 'cart', item: 'flour' },
    { at: 400, do: 'add', client: 'bob', key: 'cart', item: 'ham' },
    { at: 520, do: 'heal', between: ['A', 'B'] },
    { at: 620, do: 'get', client: 'bob', key: 'cart' },
  ],
  pace: 42,
} satisfies Partial<ScenarioFile>;
