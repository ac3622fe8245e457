import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'The correction that nobody sees',
  description:
    'All sites pick the same winner among edits that conflict, but the rule knows nothing of what the edits are for. A read gives the winner alone.',
  source:
    'Derived from the Apache CouchDB documentation, “Replication and conflict model”: a plain read gives the winner and does not tell that there are conflicts',
  replicas: ['North', 'South'],
  clients: ['alice', 'bob'],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: { kind: 'revision-tree', onStaleParent: 'branch', reads: 'winner' },
  network: { latency: 40 },
  script: [
    { at: 0, do: 'put', client: 'alice', key: 'notice', value: 'trip: Monday' },
    { at: 120, do: 'get', client: 'bob', key: 'notice' },
    { at: 240, do: 'cut', between: ['North', 'South'] },
    { at: 280, do: 'put', client: 'alice', key: 'notice', value: 'trip: Tuesday' },
    { at: 300, do: 'put', client: 'bob', key: 'notice', value: 'Trip: Monday' },
    { at: 480, do: 'heal', between: ['North', 'South'] },
    { at: 600, do: 'get', client: 'alice', key: 'notice' },
    { at: 720, do: 'put', client: 'bob', key: 'notice', value: 'Trip: Monday, 9:00' },
    { at: 860, do: 'get', client: 'alice', key: 'notice' },
  ],
  captions: [
    { at: 0, text: 'Alice puts up a notice at the northern site: the trip to the museum is on Monday.' },
    { at: 120, text: 'Bob reads the notice at the southern site.' },
    { at: 240, text: 'The link between the sites is cut.' },
    {
      at: 280,
      text: 'The trip has been moved, and Alice corrects the day to Tuesday. Bob, who does not know, only gives the title its capital letter.',
    },
    {
      at: 480,
      text: 'The link heals. Both edits are second revisions, so the greater id decides, and an id is as good as a coin: Bob’s capital letter wins on both sites.',
    },
    {
      at: 600,
      text: 'Alice reads the notice. She was told that her correction is stored, and so it is, but a plain read gives the winner alone: Monday.',
    },
    {
      at: 720,
      text: 'Bob adds the hour. His branch is now the longer one, so Tuesday could not win any more even with a greater id.',
    },
    {
      at: 860,
      text: 'Alice reads again. Nothing is lost: both sites hold Tuesday as a conflict. But nobody is asked until somebody reads with conflicts.',
    },
  ],
  pace: 44,
});
