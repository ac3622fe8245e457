import { completeScenario } from '../complete.ts';
import type { ScenarioFile } from '../schema.ts';

/** Two of the three replicas of a key are down; a fourth stands in for one of them. */
export const standInScript: NonNullable<ScenarioFile['script']> = [
  { at: 0, do: 'put', client: 'ann', key: 'lamp', value: 'one' },
  { at: 200, do: 'crash', replica: 'B' },
  { at: 220, do: 'crash', replica: 'C' },
  { at: 300, do: 'put', client: 'ann', key: 'lamp', value: 'two' },
];

export const standInFile = {
  version: 1,
  replicas: ['A', 'B', 'C', 'D', 'E'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'B' },
  ],
  system: {
    kind: 'leaderless',
    n: 3,
    w: 2,
    r: 2,
    'read-repair': 'off',
    'time-out': 100,
    handoff: 'fallback',
  },
  strategy: 'dotted-version-vectors',
  network: { latency: 25 },
  pace: 42,
} satisfies Partial<ScenarioFile>;

export default completeScenario({
  ...standInFile,
  title: 'A neighbour takes it in',
  description:
    'Three of five replicas keep each key, and a write needs two of them. When two are down a neighbour keeps what was meant for one of them, with a note for whom it is, and hands it over later.',
  source: 'Hinted handoff and sloppy quorum: DeCandia et al., “Dynamo” (SOSP 2007), section 4.6',
  script: [...standInScript, { at: 640, do: 'recover', replica: 'B' }, { at: 690, do: 'recover', replica: 'C' }],
  captions: [
    { at: 0, text: 'Ann orders one lamp. Three replicas keep the order; two of them are enough to confirm it.' },
    { at: 200, text: 'Two of the three go down.' },
    { at: 300, text: 'Ann wants two lamps. Only one of the three replicas is left to take it.' },
    {
      at: 430,
      text: 'After 100 ms without answers the coordinator turns to neighbours, who do not keep this key. They take the write in with a hint: for whom it is.',
    },
    { at: 480, text: 'With a neighbour’s answer there are two, and Ann is told that all is well.' },
    { at: 640, text: 'The first of the two is back. The neighbour notices and hands over what it kept.' },
    { at: 728, text: 'All three replicas have both writes, and no hint is left.' },
  ],
});
