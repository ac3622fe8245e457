import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'An address that there is not',
  description:
    'A map merges field by field and knows nothing of fields that belong together. Two people write two addresses at the same time; of each the later field is kept, and together they are nobody’s.',
  source: 'Derived from the rules of maps (Riak) and of last-writer registers (Shapiro et al. 2011, specification 8)',
  replicas: ['Shop', 'Depot'],
  clients: [
    { id: 'uri', near: 'Shop' },
    { id: 'zoe', near: 'Depot' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'map',
  network: { latency: 40 },
  script: [
    { at: 0, do: 'cut', between: ['Shop', 'Depot'] },
    { at: 40, do: 'put', client: 'uri', key: 'Ms Orr', field: 'street', value: 'Lake Road 2' },
    { at: 70, do: 'put', client: 'zoe', key: 'Ms Orr', field: 'town', value: 'Bern' },
    { at: 170, do: 'put', client: 'zoe', key: 'Ms Orr', field: 'street', value: 'Hill Street 1' },
    { at: 200, do: 'put', client: 'uri', key: 'Ms Orr', field: 'town', value: 'Kiel' },
    { at: 360, do: 'heal', between: ['Shop', 'Depot'] },
    { at: 480, do: 'get', client: 'uri', key: 'Ms Orr' },
  ],
  captions: [
    { at: 0, text: 'The link is cut. A customer has two addresses, and two people enter one each.' },
    { at: 40, text: 'Uri in the shop begins with the street: Lake Road 2.' },
    { at: 70, text: 'Zoe at the depot begins with the town: Bern.' },
    { at: 170, text: 'Then Zoe writes the street, Hill Street 1, and Uri the town, Kiel.' },
    { at: 360, text: 'The link heals. Of each field the later stamp is kept: Zoe’s street, Uri’s town.' },
    { at: 480, text: 'Uri reads: Hill Street 1, Kiel. Neither wrote that. What belongs together has to be one field.' },
  ],
  pace: 28,
});
