import { completeScenario } from '../complete.ts';

/** Each reads the number and writes the next, one after the other. */
const CALLERS = ['ada', 'ben', 'cem', 'dea', 'eli', 'fin'];
const TURN_MS = 130;

export default completeScenario({
  version: 1,
  title: 'Everybody who was ever there',
  description:
    'With a count for each client the vector of a value names every client that ever wrote, and no server may strike one out: it might come back. One number is stored, and its vector grows with each new caller.',
  source:
    'Preguiça, Baquero, Almeida, Fonte and Gonçalves, “Dotted Version Vectors” (2010), on why client ids do not scale',
  replicas: ['Box'],
  clients: CALLERS,
  system: 'single-server',
  strategy: 'version-vectors-client',
  network: { latency: 20 },
  script: CALLERS.flatMap((client, index) => [
    { at: index * TURN_MS, do: 'get' as const, client, key: 'ticket' },
    { at: index * TURN_MS + 60, do: 'put' as const, client, key: 'ticket', value: index + 1 },
  ]),
  captions: [
    { at: 0, text: 'A box at the counter of an office gives out numbers. Ada reads that there is none yet.' },
    { at: 60, text: 'She takes number 1. The vector says: one write of Ada.' },
    { at: 190, text: 'Ben takes 2. He has seen Ada’s, so the vector names both.' },
    { at: 320, text: 'Cem takes 3, and there are three names.' },
    { at: 450, text: 'Dea takes 4.' },
    { at: 580, text: 'Eli takes 5. Those before have gone home long since.' },
    { at: 730, text: 'Fin takes 6. One number is kept, and six names with it. With dots there would be one: the box.' },
  ],
  pace: 42,
});
