import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Three boards, one gate',
  description:
    'Three boards at an airport hear of two changes in different orders. Each change has a stamp, and each board keeps the later: whatever comes first, all three end with the same gate, and nobody had to ask anybody.',
  source:
    'Johnson and Thomas, “The Maintenance of Duplicate Databases” (RFC 677, 1975); Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, chapter 6, “Last write wins”',
  replicas: ['Hall', 'Lounge', 'Train'],
  clients: [
    { id: 'tower', near: 'Hall' },
    { id: 'desk', near: 'Train' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: { kind: 'last-write-wins', clock: 'physical', stampedBy: 'coordinator' },
  network: {
    latency: 40,
    links: [
      { between: ['Hall', 'Train'], latency: 200 },
      { between: ['Hall', 'Lounge'], latency: 160 },
    ],
  },
  script: [
    { at: 0, do: 'put', client: 'tower', key: 'flight 8', value: 'gate 12' },
    { at: 60, do: 'put', client: 'desk', key: 'flight 8', value: 'gate 30' },
    { at: 380, do: 'get', client: 'tower', key: 'flight 8' },
    { at: 400, do: 'get', client: 'desk', key: 'flight 8', via: 'Lounge' },
  ],
  captions: [
    { at: 0, text: 'The tower gives out gate 12, in the hall. The stamp is the time on the hall’s clock.' },
    { at: 60, text: 'A little later the desk gives out gate 30, at the train. It has not heard of the 12.' },
    { at: 140, text: 'The lounge hears of the 30 first.' },
    { at: 200, text: 'Then the 12 comes in, which is older by its stamp. The lounge keeps the 30.' },
    { at: 240, text: 'At the train, too, the 12 comes after the 30, and is let go.' },
    { at: 300, text: 'In the hall it is the other way round: there the 30 takes the place of the 12.' },
    { at: 380, text: 'All boards say 30. The 12 is lost without a word, which for a gate is just as well.' },
  ],
  pace: 26,
});
