import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Minus one bottle of milk',
  description:
    'A counter counts all that is added and taken, and refuses nothing. Two people take the same last bottle out of one cart; each sees that there is one, and together they leave less than none.',
  source:
    'Shapiro et al., “A comprehensive study of Convergent and Commutative Replicated Data Types” (2011), specification 7; that no replica alone can keep such a bound: Balegas et al., “Extending Eventually Consistent Cloud Databases for Enforcing Numeric Invariants” (2015)',
  replicas: ['A', 'B'],
  clients: ['alice', 'bob'],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'counter',
  network: { latency: 40 },
  script: [
    { at: 0, do: 'increment', client: 'alice', key: 'milk in the cart', by: 1 },
    { at: 130, do: 'get', client: 'bob', key: 'milk in the cart' },
    { at: 240, do: 'cut', between: ['A', 'B'] },
    { at: 290, do: 'increment', client: 'alice', key: 'milk in the cart', by: -1 },
    { at: 330, do: 'increment', client: 'bob', key: 'milk in the cart', by: -1 },
    { at: 500, do: 'heal', between: ['A', 'B'] },
    { at: 600, do: 'get', client: 'alice', key: 'milk in the cart' },
  ],
  captions: [
    { at: 0, text: 'Alice puts a bottle of milk in a cart that she shares with Bob. A counter says how many: 1.' },
    { at: 130, text: 'Bob reads: one bottle.' },
    { at: 240, text: 'The link between the two leaders is cut.' },
    { at: 290, text: 'Alice takes the bottle out: one less. Leader A counts 0.' },
    { at: 330, text: 'Bob takes it out as well. Leader B, which has not heard of Alice, counts 0.' },
    { at: 500, text: 'The link heals, and both leaders count both.' },
    {
      at: 600,
      text: 'Alice reads −1. No write is lost, and still it is wrong: no leader alone can keep a count above zero.',
    },
  ],
  pace: 38,
});
