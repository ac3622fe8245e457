/** The cart on two leaders that keep both versions; whoever reads joins them, and what differs is how. */
import type { ScenarioFile } from '../schema.ts';
import { PARTED_CART } from './types-script.ts';

export const joinedCartFile = {
  version: 1,
  replicas: ['A', 'B'],
  clients: ['alice', 'bob'],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'dotted-version-vectors',
  network: { latency: 40 },
  script: [...PARTED_CART, { at: 620, do: 'get', client: 'bob', key: 'cart' }],
  pace: 42,
} satisfies Partial<ScenarioFile>;
