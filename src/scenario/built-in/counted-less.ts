import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Written later, counted less',
  description:
    'Between writes that have not seen each other a count says nothing. One leader has counted three writes, the other its first; the first is made last, and it is dropped.',
  source:
    'Derived from Lamport, “Time, Clocks, and the Ordering of Events in a Distributed System” (1978): the order of concurrent events is arbitrary',
  replicas: ['A', 'B'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'B' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: { kind: 'last-write-wins', clock: 'logical', stampedBy: 'coordinator' },
  network: { latency: 30 },
  script: [
    { at: 0, do: 'cut', between: ['A', 'B'] },
    { at: 30, do: 'put', client: 'ann', key: 'price', value: 10 },
    { at: 150, do: 'put', client: 'ann', key: 'price', value: 11 },
    { at: 270, do: 'put', client: 'ann', key: 'price', value: 12 },
    { at: 450, do: 'put', client: 'ben', key: 'price', value: 20 },
    { at: 620, do: 'heal', between: ['A', 'B'] },
    { at: 740, do: 'get', client: 'ben', key: 'price' },
  ],
  captions: [
    { at: 0, text: 'The link between the two leaders is cut. Ann tries out prices at A.' },
    { at: 270, text: '10, then 11, then 12: the count of A stands at 3.' },
    { at: 450, text: 'Later Ben sets the price to 20 at B. It is the first write that B counts: 1.' },
    { at: 620, text: 'The link is healed, and the counts meet: 3 against 1.' },
    { at: 740, text: 'Ben reads 12. His write was the last by any clock, it was confirmed, and it is gone.' },
  ],
  pace: 42,
});
