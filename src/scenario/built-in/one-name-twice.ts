import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'One name, two accounts',
  description:
    'A leader in every region answers at once, for it asks nobody. So no region can promise that something exists only once: a name of an account, a seat, a number of an invoice.',
  source:
    'Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, chapter 6: with several leaders, constraints such as uniqueness cannot be kept',
  replicas: ['Lisbon', 'Lima', 'Tokyo'],
  clients: [
    { id: 'rui', near: 'Lisbon' },
    { id: 'ana', near: 'Lima' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'dotted-version-vectors',
  network: {
    latency: 5,
    links: [
      { between: ['Lisbon', 'Lima'], latency: 90 },
      { between: ['Lima', 'Tokyo'], latency: 120 },
      { between: ['Lisbon', 'Tokyo'], latency: 130 },
    ],
  },
  script: [
    { at: 0, do: 'get', client: 'rui', key: 'sunny' },
    { at: 40, do: 'put', client: 'rui', key: 'sunny', value: 'Rui' },
    { at: 60, do: 'get', client: 'ana', key: 'sunny' },
    { at: 100, do: 'put', client: 'ana', key: 'sunny', value: 'Ana' },
    { at: 300, do: 'get', client: 'rui', key: 'sunny' },
  ],
  captions: [
    { at: 0, text: 'Rui would like to be called “sunny”, and asks Lisbon whether the name is free.' },
    { at: 10, text: 'It is.' },
    { at: 40, text: 'He takes it, and is told 10 ms later that it is his. Lima and Tokyo have not heard of it yet.' },
    { at: 60, text: 'Ana asks Lima for the same name. Lima knows nobody of that name.' },
    { at: 100, text: 'She takes it, and is told that it is hers.' },
    {
      at: 135,
      text: 'Rui’s account comes to Lima. Neither had seen the other, so two accounts stand under one name.',
    },
    { at: 300, text: 'Rui looks: two. To promise one, the regions would have to ask one another, and wait.' },
  ],
  pace: 18,
});
