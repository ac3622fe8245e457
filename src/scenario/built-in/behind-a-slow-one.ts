import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Behind a slow one',
  description:
    'On a link where no message overtakes another, one slow message holds up all that come after it, even if they have nothing to do with it.',
  source:
    'Derived from what first-in-first-out means; head-of-line blocking: Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition',
  seed: 41,
  replicas: ['Lab', 'Ward'],
  clients: [
    { id: 'nurse', near: 'Lab' },
    { id: 'doctor', near: 'Ward' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'dotted-version-vectors',
  network: {
    latency: 40,
    order: 'fifo',
    links: [{ between: ['Lab', 'Ward'], latency: { kind: 'uniform', minMs: 40, maxMs: 500 } }],
  },
  script: [
    { at: 0, do: 'put', client: 'nurse', key: 'menu', value: 'soup' },
    { at: 130, do: 'put', client: 'nurse', key: 'pulse', value: 180 },
    { at: 300, do: 'get', client: 'doctor', key: 'pulse' },
    { at: 640, do: 'get', client: 'doctor', key: 'pulse' },
  ],
  captions: [
    { at: 0, text: 'A nurse enters what there is for lunch. The line to the ward is slow at times.' },
    { at: 40, text: 'The copy of the menu is sent, and will take nearly half a second.' },
    { at: 130, text: 'Then she enters a pulse: 180. Its copy alone would take less than a tenth.' },
    { at: 300, text: 'The doctor on the ward asks for the pulse.' },
    { at: 380, text: 'The ward knows of none: the pulse is waiting behind the menu.' },
    { at: 490, text: 'The menu is there, and right behind it the pulse.' },
    { at: 640, text: 'Now the doctor reads 180. The order that it kept was of no use to anybody here.' },
  ],
  pace: 36,
});
