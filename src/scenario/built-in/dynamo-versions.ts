import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'D1 to D5 on three servers',
  description:
    'Each version of an object carries a count for every server that has written it: a version vector. One version has seen another if none of its counts is smaller.',
  source: 'DeCandia et al., “Dynamo: Amazon’s Highly Available Key-value Store” (SOSP 2007), figure 3',
  replicas: ['Sx', 'Sy', 'Sz'],
  clients: [
    { id: 'c', near: 'Sx' },
    { id: 'e', near: 'Sz' },
  ],
  system: { kind: 'leaderless', n: 'all', w: 1, r: 1, 'read-repair': 'off' },
  strategy: 'version-vectors-server-stamped',
  network: { latency: 40 },
  script: [
    { at: 0, do: 'put', client: 'c', key: 'object', value: 'D1' },
    { at: 120, do: 'put', client: 'c', key: 'object', value: 'D2' },
    { at: 220, do: 'get', client: 'e', key: 'object' },
    { at: 340, do: 'put', client: 'c', key: 'object', value: 'D3', via: 'Sy' },
    { at: 340, do: 'put', client: 'e', key: 'object', value: 'D4' },
    { at: 500, do: 'get', client: 'c', key: 'object' },
    { at: 620, do: 'put', client: 'c', key: 'object', value: 'D5' },
  ],
  captions: [
    { at: 0, text: 'Client c writes D1 through server Sx. Its vector says: one write of Sx.' },
    {
      at: 120,
      text: 'c writes D2 over it. Two writes of Sx: D2 has seen D1 and replaces it, on every server that it reaches.',
    },
    { at: 220, text: 'Client e reads D2 from server Sz.' },
    { at: 340, text: 'Now both go on from D2 at the same time: c writes D3 through Sy, e writes D4 through Sz.' },
    {
      at: 420,
      text: 'D3 counts Sx 2, Sy 1; D4 counts Sx 2, Sz 1. Each has a count that the other lacks, so neither has seen the other: both are kept.',
    },
    { at: 500, text: 'c reads both from Sx.' },
    {
      at: 620,
      text: 'c joins them into D5 and writes it through Sx. Sx 3, Sy 1, Sz 1 is at least as great in every count: D5 replaces both.',
    },
  ],
  pace: 38,
});
