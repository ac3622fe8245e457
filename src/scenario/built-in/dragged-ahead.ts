import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'One clock runs ahead, and all go with it',
  description:
    'A hybrid logical clock never falls behind a stamp that it has heard. So one machine that is ten minutes ahead takes along all that hear of it. Who has not heard of it stamps by the right time, and loses.',
  source:
    'Kulkarni et al., “Logical Physical Clocks” (2014), on why stamps that are too far ahead are to be ignored; the course is derived from figure 5',
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'ole', near: 'A' },
    { id: 'pia', near: 'C' },
    { id: 'quinn', near: 'B' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: { kind: 'last-write-wins', clock: 'hybrid', stampedBy: 'coordinator' },
  network: { latency: 30 },
  clocks: [{ node: 'C', offsetMs: 600_000 }],
  script: [
    { at: 0, do: 'partition', groups: [['A', 'C'], ['B']] },
    { at: 30, do: 'put', client: 'pia', key: 'flag', value: 'yellow' },
    { at: 120, do: 'get', client: 'ole', key: 'flag' },
    { at: 240, do: 'put', client: 'ole', key: 'flag', value: 'green' },
    { at: 400, do: 'put', client: 'quinn', key: 'flag', value: 'red' },
    { at: 560, do: 'heal-all' },
    { at: 680, do: 'get', client: 'quinn', key: 'flag' },
  ],
  captions: [
    { at: 0, text: 'Which flag is up at the beach? B is cut off. The clock of C is ten minutes ahead.' },
    { at: 30, text: 'Pia puts up yellow at C, stamped ten minutes from now.' },
    {
      at: 90,
      text: 'A hears of that stamp, and will not give out a smaller one: its own clock is right, and no longer used.',
    },
    { at: 120, text: 'Ole sees yellow at A.' },
    { at: 240, text: 'The sea is calm, and Ole puts up green. A counts on from the stamp that it has heard.' },
    {
      at: 400,
      text: 'The sea gets rough, and Quinn puts up red at B, which has heard of nothing. B stamps by the right time.',
    },
    { at: 560, text: 'The links heal. Red was last, and its stamp is ten minutes older than that of green.' },
    {
      at: 680,
      text: 'Quinn looks: green. A bound on how far ahead a stamp may be would have kept A to its own clock.',
    },
  ],
  pace: 40,
});
