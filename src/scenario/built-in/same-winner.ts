import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'The same winner on both sites',
  description:
    'Each edit follows the revision that it was made from. Where two edits follow the same one, every site picks the same winner by a fixed rule and keeps the other as a conflict.',
  source: 'Apache CouchDB documentation, “Replication and conflict model”: two sites that edit one document',
  replicas: ['North', 'South'],
  clients: ['alice', 'bob'],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: { kind: 'revision-tree', onStaleParent: 'branch', reads: 'conflicts' },
  network: { latency: 40 },
  script: [
    { at: 0, do: 'put', client: 'alice', key: 'contact', value: 'Rosa, room 12' },
    { at: 120, do: 'get', client: 'bob', key: 'contact' },
    { at: 240, do: 'cut', between: ['North', 'South'] },
    { at: 280, do: 'put', client: 'alice', key: 'contact', value: 'Rosa, room 14' },
    { at: 300, do: 'put', client: 'bob', key: 'contact', value: 'Rosa Berg, room 12' },
    { at: 480, do: 'heal', between: ['North', 'South'] },
    { at: 600, do: 'get', client: 'alice', key: 'contact' },
    { at: 740, do: 'put', client: 'alice', key: 'contact', value: 'Rosa Berg, room 14' },
  ],
  captions: [
    { at: 0, text: 'Alice writes a contact at the northern site. It is a first revision: its name begins with 1.' },
    { at: 120, text: 'Bob reads it at the southern site, where it has been copied to.' },
    { at: 240, text: 'The link between the sites is cut.' },
    {
      at: 280,
      text: 'Alice corrects the room, Bob completes the name. Both edits follow the same first revision: each is a second one.',
    },
    {
      at: 480,
      text: 'The link heals, and each site gets the other’s edit. Both are second revisions, so the greater id wins: the same one on both sites. The star marks it.',
    },
    {
      at: 600,
      text: 'The other edit is kept as a conflict. Alice asks for the contact with its conflicts and gets both.',
    },
    {
      at: 740,
      text: 'She joins them into one. Her write follows the winner and ends the other branch: one third revision.',
    },
    { at: 820, text: 'It replaces both on each site. Room and name are right, for somebody looked at the conflict.' },
  ],
  pace: 40,
});
