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
    { at: 620, do: 'get', client: 'ben', key: 'score' },
  ],
  captions: [
    { at: 0, text: 'The link between A and C is cut for 100 ms, whole for 100, and so on. What meets a cut is lost.' },
    { at: 10, text: 'Ann stores 1 : 0 at A. B gets it; the message to C is lost.' },
    { at: 140, text: 'After 100 ms without an answer A keeps a hint: C lacks this write.' },
    { at: 180, text: 'The link is whole, and A hands the write over. Ann stores 2 : 0.' },
    { at: 210, text: 'C stores 1 : 0. Its confirmation meets the next cut, and so does the 2 : 0.' },
    { at: 260, text: 'A cannot know that C has the first, and tries again: lost as well.' },
    { at: 360, text: 'Whole again. A hands over both, and C lets pass what it has already.' },
    { at: 420, text: 'Both confirmations meet the next cut. Ben reads 2 : 0 at C all the same.' },
    { at: 540, text: 'A tries once more, for it has heard nothing.' },
    {
      at: 600,
      text: 'The confirmations come through, and A forgets its hints. Without hints C would have neither score.',
    },
  ],
  pace: 36,
});
