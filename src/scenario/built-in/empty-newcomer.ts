import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Asked before it knew anything',
  description:
    'A replica that joins counts at once as one of those that keep a key, and the data comes after. Who asks it in between is told of an empty seat. R and W are more than N the whole time, but not of the same replicas.',
  source:
    'Derived from how members join in DeCandia et al., “Dynamo” (SOSP 2007), sections 4.8 and 4.9, if data comes after membership',
  replicas: ['A', 'B', 'C', 'D'],
  absent: ['D'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'D' },
  ],
  system: { kind: 'leaderless', n: 2, w: 2, r: 1, 'read-repair': 'off' },
  strategy: 'dotted-version-vectors',
  network: { latency: 25, kinds: [{ kind: 'transfer', latency: 300 }] },
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'seat', value: 'Ann' },
    { at: 200, do: 'join', replica: 'D' },
    { at: 260, do: 'get', client: 'ben', key: 'seat' },
    { at: 360, do: 'put', client: 'ben', key: 'seat', value: 'Ben' },
    { at: 640, do: 'get', client: 'ann', key: 'seat' },
  ],
  captions: [
    { at: 0, text: 'Ann takes a seat. A and B keep it, and both have to confirm.' },
    { at: 200, text: 'D joins. From now on it keeps the seat in place of B, which sends it over. That takes 300 ms.' },
    { at: 260, text: 'Ben asks D for the seat. One answer is enough for a read.' },
    { at: 310, text: 'D has nothing yet. Ben is told that the seat is free.' },
    { at: 360, text: 'Ben takes the seat, at D.' },
    {
      at: 410,
      text: 'A gets it from D and keeps both names: neither had seen the other. Ben, too, is told that the seat is his.',
    },
    { at: 500, text: 'Only now B’s data reaches D. A read that needs two answers would have asked A as well.' },
    { at: 640, text: 'Ann reads two names for one seat.' },
  ],
  pace: 30,
});
