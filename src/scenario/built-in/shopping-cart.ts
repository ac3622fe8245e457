import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Two clients, one shopping cart',
  description:
    'One server numbers the versions of a cart. A client passes the number of its last answer with each write; the server replaces what that number covers and keeps the rest.',
  source:
    'Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, figures 6-15 and 6-16 (1st edition, figures 5-13 and 5-14)',
  replicas: ['S'],
  clients: ['c1', 'c2'],
  system: 'single-server',
  strategy: 'version-numbers',
  network: { latency: 40 },
  script: [
    { at: 0, do: 'put', client: 'c1', key: 'cart', value: ['milk'] },
    { at: 60, do: 'put', client: 'c2', key: 'cart', value: ['eggs'] },
    { at: 180, do: 'put', client: 'c1', key: 'cart', value: ['milk', 'flour'] },
    { at: 300, do: 'put', client: 'c2', key: 'cart', value: ['eggs', 'milk', 'ham'] },
    { at: 420, do: 'put', client: 'c1', key: 'cart', value: ['milk', 'flour', 'eggs', 'bacon'] },
  ],
  captions: [
    { at: 0, text: 'Client 1 puts milk in the cart. The server stores it as version 1.' },
    {
      at: 60,
      text: 'Client 2 puts eggs in without knowing of the milk. The server keeps both, gives the eggs version 2 and sends both back.',
    },
    {
      at: 180,
      text: 'Client 1 adds flour and passes version 1, all it knows. That replaces the milk alone, but not the eggs: version 2 is newer than 1.',
    },
    {
      at: 300,
      text: 'Client 2 has joined eggs and milk by itself and adds ham, passing version 2. That replaces the eggs; milk with flour is version 3 and stays.',
    },
    {
      at: 420,
      text: 'Client 1 adds bacon to what it got with version 3. That replaces milk with flour; the cart with ham is version 4 and stays.',
    },
    {
      at: 500,
      text: 'Two carts are left side by side, and nothing that was put in is lost. The next client who reads them can join them.',
    },
  ],
  pace: 36,
});
