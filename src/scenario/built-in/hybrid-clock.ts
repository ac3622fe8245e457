import { completeScenario } from '../complete.ts';
import { clockGoesBackFile } from './clock-goes-back.ts';

export default completeScenario({
  ...clockGoesBackFile,
  title: 'A clock that cannot go back',
  description:
    'The same step of the same clock. A hybrid logical clock never gives out a stamp that is smaller than one that it has given or heard before: where physical time falls behind, a counter goes on.',
  source: 'Kulkarni, Demirbas, Madeppa, Avva and Leone, “Logical Physical Clocks” (2014)',
  strategy: { kind: 'last-write-wins', clock: 'hybrid', stampedBy: 'coordinator' },
  captions: [
    { at: 0, text: 'The clock of A is 400 ms fast. Ann says that she is away.' },
    { at: 180, text: 'NTP steps the clock back.' },
    { at: 250, text: 'Ann is back, and says so.' },
    { at: 290, text: 'The stamp keeps the old time and counts one on. It is greater than the one before.' },
    { at: 380, text: 'Ben reads that Ann is back.' },
    { at: 540, text: 'When physical time has caught up the counter begins at nothing again.' },
  ],
});
