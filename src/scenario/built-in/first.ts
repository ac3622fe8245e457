/** The scenario on the first screen: loaded with the page, and moving from its first moment. */
import { completeScenario } from '../complete.ts';

export const FIRST_SCENARIO = completeScenario({
  version: 1,
  title: 'Two leaders and a cut',
  description:
    'Two leaders hold one page title. Each takes writes on its own and passes them on to the other. Cut the link between them, at any time you like.',
  source:
    'Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, figure 6-9 (1st edition, figure 5-7)',
  replicas: ['A', 'B'],
  clients: ['alice', 'bob'],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'dotted-version-vectors',
  network: { latency: 40 },
  script: [
    { at: 0, do: 'put', client: 'alice', key: 'title', value: 'Home' },
    { at: 120, do: 'get', client: 'bob', key: 'title' },
    { at: 260, do: 'cut', between: ['A', 'B'] },
    { at: 300, do: 'put', client: 'alice', key: 'title', value: 'Start' },
    { at: 320, do: 'put', client: 'bob', key: 'title', value: 'Welcome' },
    { at: 520, do: 'heal', between: ['A', 'B'] },
    { at: 620, do: 'get', client: 'bob', key: 'title' },
  ],
  captions: [
    {
      at: 0,
      text: 'Alice names a page “Home” at leader A, which tells leader B.',
    },
    {
      at: 120,
      text: 'Bob reads the title from leader B. Both have now seen “Home”.',
    },
    { at: 260, text: 'The link between A and B is cut. Each leader goes on by itself.' },
    {
      at: 300,
      text: 'Alice renames the page “Start”, Bob renames it “Welcome”. Neither has seen the other’s name: the two writes are concurrent.',
    },
    {
      at: 520,
      text: 'The link heals and the waiting messages go on. Each leader gets the other’s write and keeps both names, for neither had seen the other.',
    },
    { at: 620, text: 'Bob reads the title again.' },
    {
      at: 700,
      text: 'He gets both names. The database does not choose; whoever reads them decides: press “Resolve” on Bob.',
    },
  ],
  pace: 40,
});
