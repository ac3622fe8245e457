import { completeScenario } from '../complete.ts';
import { overtakenFile } from './overtaken.ts';

export default completeScenario({
  ...overtakenFile,
  title: 'The update waits for the insert',
  description:
    'The same overtaking. This time each message says what its leader had taken in before, and what comes early waits at the door until that has come.',
  source: 'Birman, Schiper and Stephenson, “Lightweight Causal and Atomic Group Multicast” (1991)',
  system: { kind: 'multi-leader', topology: 'all-to-all', delivery: 'causal' },
  captions: [
    { at: 0, text: 'Ann inserts a row at A. Its way to C is short, its way to B long.' },
    { at: 80, text: 'Ben reads the row at C, where it has arrived.' },
    { at: 160, text: 'Ben updates it. The message says: after the first write of A.' },
    { at: 220, text: 'B has not had that write, and leaves the update waiting at its door.' },
    { at: 330, text: 'The insert arrives, and right behind it the update comes in.' },
    { at: 420, text: 'All three leaders have the update. Waiting was the price.' },
  ],
});
