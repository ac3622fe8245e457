import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'A leader in every region',
  description:
    'Three leaders on three continents. Each answers its own people at once and tells the others across the sea, a tenth of a second away. Whoever writes in that time writes without having seen.',
  source:
    'Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, chapter 6: geographically distributed operation',
  replicas: ['Europe', 'America', 'Asia'],
  clients: [
    { id: 'eva', near: 'Europe' },
    { id: 'amy', near: 'America' },
    { id: 'aki', near: 'Asia' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'dotted-version-vectors',
  merge: 'union',
  network: {
    latency: 5,
    links: [
      { between: ['Europe', 'America'], latency: 80 },
      { between: ['America', 'Asia'], latency: 110 },
      { between: ['Europe', 'Asia'], latency: 140 },
    ],
  },
  script: [
    { at: 0, do: 'put', client: 'eva', key: 'menu', value: ['soup'] },
    { at: 160, do: 'get', client: 'amy', key: 'menu' },
    { at: 170, do: 'get', client: 'aki', key: 'menu' },
    { at: 190, do: 'add', client: 'amy', key: 'menu', item: 'pie' },
    { at: 200, do: 'add', client: 'aki', key: 'menu', item: 'tea' },
    { at: 360, do: 'get', client: 'eva', key: 'menu' },
  ],
  captions: [
    { at: 0, text: 'Eva writes a menu in Europe, and is answered within 10 ms.' },
    { at: 80, text: 'America hears of it after 80 ms, Asia after 140.' },
    { at: 160, text: 'Amy and Aki read it, each at home.' },
    { at: 190, text: 'Both add something, within 10 ms of one another and an ocean apart.' },
    { at: 310, text: 'The two menus meet. Neither had seen the other: all three regions keep both.' },
    { at: 360, text: 'Eva reads both and joins them. One round across the sea later all agree.' },
  ],
  pace: 30,
});
