import { completeScenario } from '../complete.ts';
import { overtakenFile } from './overtaken.ts';

export default completeScenario({
  ...overtakenFile,
  title: 'Waiting for what is lost',
  description:
    'The update waits for the insert again, but this time the insert is lost on its way. Nobody sends it a second time, and everything that follows from it waits with it.',
  source:
    'Derived from Birman, Schiper and Stephenson, “Lightweight Causal and Atomic Group Multicast” (1991), which rests on a transport that loses nothing',
  system: { kind: 'multi-leader', topology: 'all-to-all', delivery: 'causal' },
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'row', value: 'inserted' },
    { at: 80, do: 'get', client: 'ben', key: 'row' },
    { at: 140, do: 'drop', message: 'ann#1/replicate/A>B' },
    { at: 160, do: 'put', client: 'ben', key: 'row', value: 'updated' },
    { at: 300, do: 'put', client: 'ben', key: 'row', value: 'updated again' },
    { at: 450, do: 'get', client: 'ann', key: 'row', via: 'B' },
  ],
  captions: [
    { at: 0, text: 'Ann inserts a row at A. Its way to C is short, its way to B long.' },
    { at: 140, text: 'The copy for B is lost. No one notices, and no one sends another.' },
    { at: 220, text: 'Ben’s update comes to B. It follows from a write that B has not had, so it waits.' },
    { at: 360, text: 'His next one waits behind it.' },
    { at: 450, text: 'Ann asks B, and is told that there is no such row.' },
    {
      at: 500,
      text: 'Causal delivery needs a transport that loses nothing, or somebody who compares, as anti-entropy does.',
    },
  ],
  pace: 30,
});
