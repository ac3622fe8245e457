import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'A clock that only counts',
  description:
    'A Lamport clock knows nothing of the time of day. It counts on with each write, and past every stamp that it hears of. So a write that has seen another has the greater stamp, however wrong the machine’s own clock is.',
  source: 'Lamport, “Time, Clocks, and the Ordering of Events in a Distributed System” (1978)',
  replicas: ['A', 'B'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'B' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: { kind: 'last-write-wins', clock: 'logical', stampedBy: 'coordinator' },
  network: { latency: 30 },
  clocks: [{ node: 'B', offsetMs: -3_000 }],
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'letter', value: 'draft' },
    { at: 130, do: 'get', client: 'ben', key: 'letter' },
    { at: 270, do: 'put', client: 'ben', key: 'letter', value: 'corrected' },
    { at: 410, do: 'get', client: 'ann', key: 'letter' },
    { at: 550, do: 'put', client: 'ann', key: 'letter', value: 'signed' },
  ],
  captions: [
    { at: 0, text: 'The clock of B is 3 seconds slow. Ann stores a draft at A, which counts 1.' },
    { at: 130, text: 'Ben reads it at B. With the copy B has heard of the 1.' },
    { at: 270, text: 'Ben corrects it at B, which counts on: 2. By its own clock it would be 3 seconds too old.' },
    { at: 410, text: 'Ann reads the correction at A, which has counted up to 2 with it.' },
    { at: 550, text: 'She signs it: 3. Whoever has seen something counts higher than what was seen.' },
  ],
  pace: 42,
});
