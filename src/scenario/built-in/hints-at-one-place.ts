import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'The note burns with the house',
  description:
    'The coordinator of a write keeps a hint for the replica that is down. One disk is lost, that of the coordinator: its own copy and the hint go together. A confirmed write is left on one replica of three, and a read of the two others misses it.',
  source:
    'Apache Cassandra, documentation of hints: kept on the coordinator’s own disk, best effort, and no guarantee as repair by anti-entropy is; the loss is derived from that',
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'C' },
  ],
  system: { kind: 'leaderless', n: 'all', w: 2, r: 2, 'read-repair': 'off', 'time-out': 100, handoff: 'coordinator' },
  strategy: 'dotted-version-vectors',
  network: { latency: 30, links: [{ between: ['B', 'C'], latency: 90 }] },
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'door code', value: 1111 },
    { at: 190, do: 'crash', replica: 'C' },
    { at: 220, do: 'put', client: 'ann', key: 'door code', value: 2580 },
    { at: 430, do: 'crash', replica: 'A' },
    { at: 520, do: 'recover', replica: 'A', disk: 'lost', identity: 'new' },
    { at: 560, do: 'recover', replica: 'C' },
    { at: 650, do: 'get', client: 'ben', key: 'door code' },
  ],
  captions: [
    { at: 0, text: 'Ann sets the code of a door: 1111. Three replicas keep it.' },
    { at: 190, text: 'C goes down.' },
    { at: 220, text: 'Ann changes the code to 2580. A and B have it, and two of three are enough.' },
    { at: 350, text: 'C has not answered for 100 ms, so A keeps a hint for it, beside its own copy.' },
    { at: 430, text: 'Now A goes down as well, and its disk is lost: the copy and the hint with it.' },
    { at: 520, text: 'A comes back empty. It knows of no code, and of nothing that it owes to C.' },
    { at: 560, text: 'C comes back with the code from before. Nobody hands anything over.' },
    { at: 650, text: 'Ben reads through C and needs two answers. That of A comes first, and A knows nothing.' },
    {
      at: 770,
      text: 'He is told 1111. The confirmed 2580 is on B alone: the hint was where one disk could take both.',
    },
  ],
  pace: 44,
});
