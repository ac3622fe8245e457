import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Found, and not told',
  description:
    'A read finds the newest value at once, and has to mend an old replica before it answers. That replica pauses just then. The read waits until its time is up and fails, although two of three replicas have the value and are well.',
  source:
    'Derived from Apache Cassandra, documentation of read repair: no response goes to the client until the repair has completed',
  replicas: ['A', 'B', 'C'],
  clients: [{ id: 'nurse', near: 'A' }],
  system: { kind: 'leaderless', n: 'all', w: 2, r: 2, 'read-repair': 'blocking', 'time-out': 200 },
  strategy: 'dotted-version-vectors',
  network: {
    latency: 30,
    kinds: [{ kind: 'repair', latency: 80 }],
    links: [{ between: ['A', 'C'], latency: 60 }],
  },
  script: [
    { at: 0, do: 'put', client: 'nurse', key: 'dose', value: '2 mg' },
    { at: 190, do: 'put', client: 'nurse', key: 'dose', value: '5 mg' },
    { at: 230, do: 'drop', message: 'nurse#2/replicate/A>B' },
    { at: 430, do: 'get', client: 'nurse', key: 'dose' },
    { at: 590, do: 'pause', replica: 'B' },
    { at: 730, do: 'get', client: 'nurse', key: 'dose' },
    { at: 960, do: 'resume', replica: 'B' },
  ],
  captions: [
    { at: 0, text: 'A nurse enters a dose: 2 mg. Three replicas keep it.' },
    { at: 190, text: 'The dose is changed to 5 mg.' },
    { at: 230, text: 'The message to B is lost. A and C have the 5 mg, and the change is confirmed.' },
    { at: 430, text: 'The nurse reads through A, which asks B and C. B is the quicker of the two.' },
    {
      at: 520,
      text: 'B answers 2 mg. A has 5 mg, sends them to B as a repair, and waits for its word before it answers.',
    },
    { at: 590, text: 'Just then B pauses. The repair waits at its door.' },
    {
      at: 660,
      text: 'After 200 ms the time is up, and the read has failed. A and C, two of three, have the 5 mg all along.',
    },
    { at: 730, text: 'She asks again. B is silent, so C is the second to answer.' },
    { at: 910, text: 'She is told 5 mg: between A and C there is nothing to mend, and nothing to wait for.' },
    { at: 960, text: 'B goes on, and takes the repair that waited at its door. For the first read that was too late.' },
  ],
  pace: 44,
});
