import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'A little fast, and faster',
  description:
    'A clock that runs fast by a little is right at first, and is further ahead with every minute. At some time it is ahead by more than lies between two writes, and the later of the two is dropped. From time to time NTP sets it right again. (Here it runs fast by a tenth; real clocks by some seconds a day.)',
  source:
    'Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, chapter 9 (1st edition, chapter 8): clock drift, synchronisation by NTP, and last write wins',
  replicas: ['A', 'B'],
  clients: [
    { id: 'gina', near: 'A' },
    { id: 'hugo', near: 'B' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: { kind: 'last-write-wins', clock: 'physical', stampedBy: 'coordinator' },
  network: { latency: 20 },
  clocks: [{ node: 'A', driftPpm: 100_000 }],
  script: [
    { at: 0, do: 'put', client: 'gina', key: 'soup of the day', value: 'leek' },
    { at: 60, do: 'get', client: 'hugo', key: 'soup of the day' },
    { at: 120, do: 'put', client: 'hugo', key: 'soup of the day', value: 'leek, sold out' },
    { at: 1_420, do: 'get', client: 'gina', key: 'soup of the day' },
    { at: 1_500, do: 'put', client: 'gina', key: 'soup of the day', value: 'pea' },
    { at: 1_560, do: 'get', client: 'hugo', key: 'soup of the day' },
    { at: 1_620, do: 'put', client: 'hugo', key: 'soup of the day', value: 'pea, sold out' },
    { at: 1_900, do: 'clock', node: 'A', offsetMs: 0 },
    { at: 1_920, do: 'get', client: 'gina', key: 'soup of the day' },
    { at: 2_000, do: 'put', client: 'gina', key: 'soup of the day', value: 'onion' },
    { at: 2_060, do: 'get', client: 'hugo', key: 'soup of the day' },
    { at: 2_120, do: 'put', client: 'hugo', key: 'soup of the day', value: 'onion, sold out' },
  ],
  captions: [
    { at: 0, text: 'The clock of A runs fast by a tenth, and has just been set. Gina writes up the soup: leek.' },
    {
      at: 120,
      text: 'Hugo has read it, and notes at B that it is sold out. By now A is 12 ms ahead, which does no harm.',
    },
    { at: 1_420, text: 'Later Gina looks, and writes up another soup: pea. The clock of A is some 150 ms ahead.' },
    { at: 1_560, text: 'Hugo reads it, and notes that it is sold out as well.' },
    { at: 1_650, text: 'His stamp is smaller than Gina’s. It is dropped, and people go on asking for soup.' },
    { at: 1_900, text: 'NTP sets the clock of A right.' },
    { at: 2_000, text: 'Onion soup, by a clock that is right again, or nearly.' },
    { at: 2_120, text: 'Sold out, and this time it counts. Until the clock has crept ahead once more.' },
  ],
  pace: 100,
});
