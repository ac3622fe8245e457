import { completeScenario } from '../complete.ts';
import { askedTwiceFile } from './asked-twice.ts';

export default completeScenario({
  ...askedTwiceFile,
  title: 'Once more, with a name',
  description:
    'The same lost answer and the same second attempt. This time the request carries an identity, and a replica that has taken it in before does not do so again.',
  source: 'Helland, “Idempotence Is Not a Medical Condition” (2012)',
  retry: { timeoutMs: 200, attempts: 3, identity: 'request' },
  captions: [
    { at: 0, text: 'What Ann says reaches A; what A says to Ann does not.' },
    { at: 20, text: 'Ann pays 20 for tea. Her request has a name of its own.' },
    { at: 60, text: 'A stores the payment, with its name. The confirmation is stuck.' },
    { at: 220, text: 'Ann asks B, under the same name.' },
    { at: 265, text: 'B has had this payment from A, knows its name, and only answers.' },
    { at: 500, text: 'The shop reads one payment.' },
  ],
});
