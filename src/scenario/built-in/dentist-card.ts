import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'One card, and each field for itself',
  description:
    'A map merges field by field, each as befits it: a telephone number by its stamp, allergies as a set, visits as a counter. Two people change one card at the same time, and everything that they did is on it.',
  source:
    'Riak’s maps; Shapiro et al., “A comprehensive study of Convergent and Commutative Replicated Data Types” (2011), for what is in the fields',
  replicas: ['Desk', 'Surgery'],
  clients: [
    { id: 'rita', near: 'Desk' },
    { id: 'dana', near: 'Surgery' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'map',
  network: { latency: 40 },
  script: [
    { at: 0, do: 'put', client: 'rita', key: 'Mr Hill', field: 'phone', value: '4711' },
    { at: 120, do: 'get', client: 'dana', key: 'Mr Hill' },
    { at: 230, do: 'cut', between: ['Desk', 'Surgery'] },
    { at: 270, do: 'put', client: 'rita', key: 'Mr Hill', field: 'phone', value: '4712' },
    { at: 290, do: 'add', client: 'dana', key: 'Mr Hill', field: 'allergies', item: 'nuts' },
    { at: 400, do: 'increment', client: 'dana', key: 'Mr Hill', field: 'visits', by: 1 },
    { at: 420, do: 'increment', client: 'rita', key: 'Mr Hill', field: 'visits', by: 1 },
    { at: 560, do: 'heal', between: ['Desk', 'Surgery'] },
    { at: 680, do: 'get', client: 'rita', key: 'Mr Hill' },
  ],
  captions: [
    { at: 0, text: 'At a dentist’s Rita writes a patient’s telephone number on his card.' },
    { at: 120, text: 'Dana in the surgery reads the card.' },
    { at: 230, text: 'The link between desk and surgery is cut.' },
    { at: 270, text: 'Rita corrects the number. Dana, who does not know, notes an allergy: nuts.' },
    { at: 400, text: 'Each of them counts one visit.' },
    { at: 560, text: 'The link heals. Fields that only one of them changed are taken as they are.' },
    {
      at: 680,
      text: 'Rita reads: the new number, the allergy, two visits. As one value, one of two cards would be left.',
    },
  ],
  pace: 38,
});
