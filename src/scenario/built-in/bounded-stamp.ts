import { completeScenario } from '../complete.ts';
import { farFutureFile } from './far-future.ts';

export default completeScenario({
  ...farFutureFile,
  title: 'No stamps from the future, please',
  description:
    'The same fast clock. Replicas refuse a stamp that is more than half a second ahead of their own clock, and the client is told so.',
  source:
    'Bounded clock offsets: Kulkarni et al., “Logical Physical Clocks” (2014); CockroachDB and YugabyteDB refuse stamps beyond a maximum offset',
  strategy: { kind: 'last-write-wins', clock: 'physical', stampedBy: 'client', bound: 500 },
  captions: [
    { at: 0, text: 'Ann’s clock is a minute fast. She sets the price to 10, stamped one minute from now.' },
    {
      at: 30,
      text: 'A holds the stamp against its own clock: a minute ahead, where half a second is allowed. It refuses.',
    },
    { at: 200, text: 'Ben sets it to 12.' },
    { at: 350, text: 'And to 15.' },
    { at: 500, text: 'He reads what he wrote. Ann was told that her clock is wrong, and nothing was lost.' },
  ],
});
