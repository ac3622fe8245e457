import { completeScenario } from '../complete.ts';
import { EXPLOSION_CLIENTS, EXPLOSION_LATENCY_MS, explosionScript } from './explosion-script.ts';

export default completeScenario({
  version: 1,
  title: 'The same hundred and one writes with dots',
  description:
    'Each value has a dot: the name of the server that took it and the number it got there. A write replaces exactly those values whose dots it has seen.',
  source: 'ricardobcl/Dotted-Version-Vectors, README.md: 101 siblings with version vectors, 2 with dots',
  replicas: ['A'],
  clients: EXPLOSION_CLIENTS,
  system: 'single-server',
  strategy: 'dotted-version-vectors',
  network: { latency: EXPLOSION_LATENCY_MS },
  script: explosionScript(),
  captions: [
    { at: 0, text: 'Client C1 writes v1 and reads it. Another client writes v2 without having read anything.' },
    {
      at: 60,
      text: 'C1 writes v3 and says that it has seen A’s first write. That is the dot of v1: v1 goes, v2 stays.',
    },
    { at: 200, text: 'This goes on. Each write of C1 replaces all that its last read showed, and nothing else.' },
    { at: 600, text: 'There are never more than three siblings at a time.' },
    {
      at: 1_010,
      text: '101 writes, two siblings: v101 of C1, and v100 of the other, which C1 had not read when it wrote.',
    },
  ],
  pace: 60,
});
