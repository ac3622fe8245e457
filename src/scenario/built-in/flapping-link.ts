import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'A link that comes and goes',
  description:
    'A link goes down and comes back, again and again, and loses what meets the cut. The coordinator keeps a hint for each write that the other end has not confirmed, and tries until it has.',
  source:
    'Hinted handoff: DeCandia et al., “Dynamo” (SOSP 2007), section 4.6; kept by the coordinator as in Apache Cassandra',
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'C' },
  ],
  system: { kind: 'leaderless', n: 'all', w: 2, r: 1, 'read-repair': 'off', 'time-out': 100, handoff: 'coordinator' },
  strategy: 'dotted-version-vectors',
  network: { latency: 30, whenCut: 'lose' },
  script: [
    { at: 0, do: 'flap', between: ['A', 'C'], everyMs: 200, times: 3 },
    { at: 10, do: 'put', client: 'ann', key: 'score', value: '1 : 0' },
    { at: 190, do: 'put', client: 'ann', key: 'score', value: '2 : 0' },
    { at: 420, do: 'get', client: 'ben', key: 'score' },
  ],
  captions: [
    { at: 0, text: 'The link between A and C goes down and comes back every 200 ms. Ann stores 1 : 0 at A.' },
    { at: 55, text: 'The message to C meets the cut and is lost. B gets its own.' },
    {
      at: 140,
      text: 'After 100 ms without an answer A keeps a hint for C, and hands the write over while the link is whole.',
    },
    { at: 210, text: 'C stores it. Its confirmation meets the next cut, and so does Ann’s next score, 2 : 0.' },
    { at: 260, text: 'A cannot know that C has the first, and tries again: lost as well.' },
    { at: 360, text: 'Whole again. A hands over both, and C lets pass what it has already.' },
    { at: 420, text: 'Both confirmations meet the next cut. Ben reads 2 : 0 at C all the same.' },
    { at: 540, text: 'A tries once more, is told, and forgets its hints. Without hints C would have neither score.' },
  ],
  pace: 28,
});
