import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'A name that had not got there yet',
  description:
    'A replica recognises a request by its name, if it has heard the name. Where the copy of the first attempt is slow, the second attempt comes to a replica that has not, and is carried out once more.',
  source:
    'Derived from Helland, “Idempotence Is Not a Medical Condition” (2012): who has to remember what has been done',
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'dora', near: 'A' },
    { id: 'club', near: 'C' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'dotted-version-vectors',
  retry: { timeoutMs: 200, attempts: 3, identity: 'request' },
  network: {
    latency: 40,
    links: [
      { between: ['A', 'B'], latency: 400 },
      { between: ['A', 'C'], latency: 400 },
    ],
  },
  script: [
    { at: 0, do: 'cut', between: ['A', 'dora'], direction: 'forward' },
    { at: 20, do: 'put', client: 'dora', key: 'donations', value: '50 from Dora', context: 'none' },
    { at: 600, do: 'get', client: 'club', key: 'donations' },
  ],
  captions: [
    { at: 0, text: 'What Dora says reaches A; what A says to Dora does not.' },
    { at: 20, text: 'Dora gives 50 to a club. Her request has a name of its own.' },
    { at: 60, text: 'A stores the gift, with the name. Its confirmation gets stuck, and its copies are slow.' },
    { at: 220, text: 'After 200 ms Dora asks B, under the same name.' },
    { at: 260, text: 'B has never heard of that name. It stores the gift as its own first write.' },
    { at: 460, text: 'A’s copies arrive. To the dots there are two writes, one of A and one of B: both are kept.' },
    { at: 600, text: 'The club reads two gifts of 50. A name helps only where it is known already.' },
  ],
  pace: 38,
});
