import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'The item that came back',
  description:
    'Two carts are joined by taking all that is in either of them. An item that was taken out of one is still in the other.',
  source: 'DeCandia et al., “Dynamo” (SOSP 2007), section 4.4: with this way of joining, “deleted items can resurface”',
  replicas: ['A', 'B'],
  clients: ['alice', 'bob'],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'dotted-version-vectors',
  merge: 'union',
  network: { latency: 40 },
  script: [
    { at: 0, do: 'put', client: 'alice', key: 'cart', value: ['milk', 'eggs'] },
    { at: 120, do: 'get', client: 'bob', key: 'cart' },
    { at: 240, do: 'cut', between: ['A', 'B'] },
    { at: 280, do: 'remove', client: 'alice', key: 'cart', item: 'eggs' },
    { at: 300, do: 'add', client: 'bob', key: 'cart', item: 'ham' },
    { at: 480, do: 'heal', between: ['A', 'B'] },
    { at: 560, do: 'get', client: 'alice', key: 'cart' },
  ],
  captions: [
    { at: 0, text: 'Alice puts milk and eggs in a cart that she shares with Bob.' },
    { at: 120, text: 'Bob reads the cart: milk and eggs.' },
    { at: 240, text: 'The link between the two leaders is cut.' },
    { at: 280, text: 'Alice takes the eggs out. Bob, who does not know of it, puts ham in.' },
    { at: 480, text: 'The link heals. Both leaders now hold two carts: milk alone, and milk, eggs and ham.' },
    { at: 560, text: 'Alice reads, and her program joins the two carts: everything that is in either of them.' },
    {
      at: 650,
      text: 'It writes the joined cart back. The eggs are in it again, although Alice took them out and nobody put them back.',
    },
  ],
  pace: 40,
});
