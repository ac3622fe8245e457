import { completeScenario } from '../complete.ts';

/** Random names as clients make them: the first eight characters of a UUID. */
const MILK = '7f3c9a2e';
const EGGS = 'b41d08c6';

export default completeScenario({
  version: 1,
  title: 'A key of its own for every item',
  description:
    'Each item of a cart is stored under a random name of its own (a UUID; its first eight characters are shown). A key takes one value and never another, so there is nothing to overwrite.',
  source:
    'Kleppmann, Designing Data-Intensive Applications, section “Last write wins”: the safe way is to write each key once, for instance under a UUID; Helland, “Immutability Changes Everything” (2015)',
  replicas: ['A', 'B'],
  clients: ['alice', 'bob'],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'immutable-keys',
  network: { latency: 40 },
  script: [
    { at: 0, do: 'put', client: 'alice', key: MILK, value: 'milk' },
    { at: 10, do: 'put', client: 'bob', key: EGGS, value: 'eggs' },
    { at: 180, do: 'put', client: 'alice', key: MILK, value: 'milk' },
    { at: 340, do: 'put', client: 'bob', key: MILK, value: 'bread' },
    { at: 480, do: 'get', client: 'bob', key: MILK },
  ],
  captions: [
    { at: 0, text: 'Alice puts milk in the cart, Bob puts eggs in. Each item has a random key of its own.' },
    {
      at: 60,
      text: 'The writes are concurrent, but they touch different keys. Each leader just adds what the other sends.',
    },
    {
      at: 180,
      text: 'Alice is not sure that her write came through and sends it again. The value is there already: nothing changes, and no second milk appears.',
    },
    {
      at: 340,
      text: 'Bob tries to write bread under Alice’s key. The key has its value for good, so the leader refuses, and Bob is told.',
    },
    { at: 480, text: 'Milk is still milk. A write can be refused here, but none is ever lost in silence.' },
  ],
  pace: 36,
});
