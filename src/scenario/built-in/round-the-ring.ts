import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Each tells its neighbour',
  description:
    'Five leaders round a lake, and each passes on what it has to the next one only. Nobody stands in the middle and nobody has much to send; and since all news goes the same way round, no change overtakes what it changes.',
  source:
    'Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, chapter 6, on multi-leader topologies',
  replicas: ['Alba', 'Bex', 'Cham', 'Delle', 'Egg'],
  clients: [
    { id: 'ida', near: 'Alba' },
    { id: 'jan', near: 'Cham' },
  ],
  system: { kind: 'multi-leader', topology: 'ring' },
  strategy: 'arrival-order',
  network: {
    latency: 30,
    order: 'fifo',
    // No link of the ring: it shows what all to all would do.
    links: [{ between: ['Alba', 'Delle'], latency: 400 }],
  },
  script: [
    { at: 0, do: 'put', client: 'ida', key: 'ferry', value: 'at 9:00' },
    { at: 160, do: 'get', client: 'jan', key: 'ferry' },
    { at: 270, do: 'put', client: 'jan', key: 'ferry', value: 'at 9:30' },
    { at: 520, do: 'get', client: 'ida', key: 'ferry', via: 'Delle' },
  ],
  captions: [
    { at: 0, text: 'Five harbours round a lake. Ida at the first writes when the ferry leaves: at 9:00.' },
    { at: 60, text: 'Each harbour tells the next one: one message each, where all to all would take four at once.' },
    { at: 160, text: 'Jan reads it at the third harbour.' },
    { at: 270, text: 'The ferry is late. Jan writes 9:30, and the news goes on round the lake.' },
    { at: 330, text: 'It follows the 9:00 on the same way, so it comes to every harbour after it.' },
    {
      at: 520,
      text: 'Ida asks at the fourth harbour: 9:30. Told by the first itself, on their slow line, it would have had the 9:00 last.',
    },
  ],
  pace: 36,
});
