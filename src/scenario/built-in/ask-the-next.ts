import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'No answer, so ask the next one',
  description:
    'A client does not wait for ever. After some time without an answer it says the same again to the next replica. The request carries a name, so that it does no harm if the first one was heard after all.',
  source:
    'Time-outs and retries: Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, chapter 9; Helland, “Idempotence Is Not a Medical Condition” (2012)',
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'tess', near: 'A' },
    { id: 'plumber', near: 'C' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'dotted-version-vectors',
  retry: { timeoutMs: 200, attempts: 3, identity: 'request' },
  network: { latency: 40 },
  script: [
    { at: 0, do: 'cut', between: ['tess', 'A'], direction: 'forward' },
    { at: 30, do: 'put', client: 'tess', key: 'report', value: 'pipe leaks in Elm Street' },
    { at: 380, do: 'get', client: 'plumber', key: 'report' },
    { at: 560, do: 'heal', between: ['tess', 'A'], direction: 'forward' },
    { at: 680, do: 'get', client: 'plumber', key: 'report' },
  ],
  captions: [
    { at: 0, text: 'What A says reaches Tess; what Tess says does not reach A.' },
    { at: 30, text: 'Tess reports a leak. Her request has a name of its own, and gets stuck.' },
    { at: 230, text: 'After 200 ms without an answer she says the same to B, under the same name.' },
    { at: 270, text: 'B stores it and tells the others, and Tess is told that it is stored.' },
    { at: 380, text: 'The plumber reads it, and sets out. Without a second try nobody would know of the leak.' },
    { at: 560, text: 'The way to A is free again, and the first request comes in after all.' },
    { at: 580, text: 'A has had this name from B, and lets it be.' },
    { at: 680, text: 'One leak, one report.' },
  ],
  pace: 40,
});
