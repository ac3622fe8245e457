import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Nobody left to ask',
  description:
    'A client that carries along what it has seen can tell that an answer is too old. But where the only replica that has what it saw is down, its question ends there: two replicas are well, and neither is new enough for it.',
  source:
    'Derived from Terry et al., “Session Guarantees for Weakly Consistent Replicated Data” (PDIS 1994): where no server within reach is up to date enough, a session has to wait',
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'vera', near: 'A' },
    { id: 'wim', near: 'C' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'dotted-version-vectors',
  session: 'context',
  network: { latency: 30 },
  script: [
    { at: 0, do: 'put', client: 'wim', key: 'parcel', value: 'on its way' },
    { at: 120, do: 'get', client: 'vera', key: 'parcel' },
    { at: 210, do: 'partition', groups: [['A'], ['B', 'C']] },
    { at: 240, do: 'put', client: 'vera', key: 'parcel', value: 'with the neighbour' },
    { at: 340, do: 'crash', replica: 'A' },
    { at: 400, do: 'get', client: 'vera', key: 'parcel', via: 'B' },
    { at: 600, do: 'recover', replica: 'A' },
    { at: 630, do: 'heal-all' },
    { at: 720, do: 'get', client: 'vera', key: 'parcel', via: 'B' },
  ],
  captions: [
    { at: 0, text: 'Wim writes that a parcel is on its way. All three replicas know.' },
    { at: 210, text: 'A is cut off from the two others.' },
    { at: 240, text: 'Vera writes at A where the parcel is: with the neighbour. She keeps a note of what A told her.' },
    { at: 340, text: 'Now A stops.' },
    { at: 400, text: 'Vera asks B where the parcel is.' },
    { at: 460, text: 'Her note tells her that B’s answer is too old. She asks C.' },
    { at: 520, text: 'C’s is too old as well. Only A is left to be asked.' },
    { at: 550, text: 'A is down, and her question is lost. Better no answer than an old one, says her session.' },
    { at: 600, text: 'A is back, the links heal, and the copies arrive.' },
    { at: 720, text: 'Vera asks B again. Now its answer covers what she has seen.' },
  ],
  pace: 40,
});
