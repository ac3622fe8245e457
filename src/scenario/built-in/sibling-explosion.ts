import { completeScenario } from '../complete.ts';
import { EXPLOSION_CLIENTS, EXPLOSION_LATENCY_MS, explosionScript } from './explosion-script.ts';

export default completeScenario({
  version: 1,
  title: 'A hundred and one siblings',
  description:
    'The server keeps one version vector for all values of a key together. It can tell that a write has not seen everything, but not which of the values it has seen.',
  source: 'ricardobcl/Dotted-Version-Vectors, README.md: 101 siblings with version vectors, 2 with dots',
  replicas: ['A'],
  clients: EXPLOSION_CLIENTS,
  system: 'single-server',
  strategy: 'version-vectors-server-merged',
  network: { latency: EXPLOSION_LATENCY_MS },
  script: explosionScript(),
  captions: [
    { at: 0, text: 'Client C1 writes v1 and reads it. Another client writes v2 without having read anything.' },
    {
      at: 60,
      text: 'C1 writes v3 in place of v1, which it has read. The vector now stands for v1 and v2 together and has grown since: the server keeps all three.',
    },
    { at: 200, text: 'This goes on. Each write of C1 should replace its last one, and replaces nothing.' },
    { at: 600, text: 'Every read brings all of them over the network, most of them long replaced.' },
    {
      at: 1_010,
      text: '101 writes, 101 siblings. In truth two of them are the newest: v101 of C1 and v100 of the other. Switch to dotted version vectors and play the same again.',
    },
  ],
  pace: 60,
});
