import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'One cart: map of counters',
  description:
    'Each item is a field that counts. What two people add to one item is added up. Where one takes an item out and the other adds to it at the same time, what the first had seen goes and the rest stays: neither none nor all.',
  source:
    'Riak’s maps (basho/riak_dt, riak_dt_map.erl): fields are removed as observed; Shapiro et al., “A comprehensive study of Convergent and Commutative Replicated Data Types” (2011), specification 7, for the counters in them',
  replicas: ['A', 'B'],
  clients: ['alice', 'bob'],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'map',
  network: { latency: 40 },
  script: [
    { at: 0, do: 'increment', client: 'alice', key: 'cart', field: 'milk', by: 2 },
    { at: 90, do: 'increment', client: 'alice', key: 'cart', field: 'eggs', by: 6 },
    { at: 220, do: 'get', client: 'bob', key: 'cart' },
    { at: 320, do: 'cut', between: ['A', 'B'] },
    { at: 360, do: 'delete', client: 'alice', key: 'cart', field: 'eggs' },
    { at: 380, do: 'increment', client: 'bob', key: 'cart', field: 'eggs', by: 4 },
    { at: 480, do: 'increment', client: 'alice', key: 'cart', field: 'milk', by: 1 },
    { at: 500, do: 'increment', client: 'bob', key: 'cart', field: 'milk', by: 1 },
    { at: 640, do: 'heal', between: ['A', 'B'] },
    { at: 740, do: 'get', client: 'alice', key: 'cart' },
  ],
  captions: [
    { at: 0, text: 'Alice puts two bottles of milk and six eggs in a cart that she shares with Bob.' },
    { at: 220, text: 'Bob reads the cart: 2 milk, 6 eggs.' },
    { at: 320, text: 'The link between the two leaders is cut.' },
    { at: 360, text: 'Alice takes the eggs out. Bob wants to bake, and makes it ten: he adds four.' },
    { at: 480, text: 'Then each of them puts one more milk in.' },
    { at: 640, text: 'The link heals. Milk: 2 and 1 and 1 are 4, as both wanted.' },
    {
      at: 740,
      text: 'Alice reads: 4 milk, 4 eggs. Her six went and Bob’s four stayed. Neither of them asked for four.',
    },
  ],
  pace: 40,
});
