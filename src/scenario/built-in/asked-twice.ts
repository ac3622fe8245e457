import { completeScenario } from '../complete.ts';
import type { ScenarioFile } from '../schema.ts';

export const askedTwiceFile = {
  version: 1,
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'shop', near: 'C' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'dotted-version-vectors',
  network: { latency: 40 },
  script: [
    { at: 0, do: 'cut', between: ['A', 'ann'], direction: 'forward' },
    { at: 20, do: 'put', client: 'ann', key: 'payment', value: '20 for tea', context: 'none' },
    { at: 500, do: 'get', client: 'shop', key: 'payment' },
  ],
  pace: 40,
} satisfies Partial<ScenarioFile>;

export default completeScenario({
  ...askedTwiceFile,
  title: 'No answer, so once more',
  description:
    'A write arrives, but its answer does not. The client cannot tell that from a write that never arrived, and tries again. To the database the second attempt is another write, and both are kept.',
  source:
    'Retries and idempotence: Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition; Helland, “Idempotence Is Not a Medical Condition” (2012)',
  retry: { timeoutMs: 200, attempts: 3, identity: 'none' },
  captions: [
    { at: 0, text: 'What Ann says reaches A; what A says to Ann does not.' },
    { at: 20, text: 'Ann pays 20 for tea.' },
    { at: 60, text: 'A stores the payment and confirms it. The confirmation is stuck.' },
    {
      at: 220,
      text: 'After 200 ms Ann hears nothing and asks B instead. Nothing in her request says that it is the same payment.',
    },
    { at: 265, text: 'B takes it for a new one. Neither payment had seen the other: two siblings.' },
    { at: 500, text: 'The shop reads two payments, and Ann has paid twice.' },
  ],
});
