import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Delivered twice, ordered twice',
  description:
    'A network that delivers each message twice. A copy between two replicas does no harm: to join what one has already changes nothing. A request that is handed on does: it comes to the coordinator as a second wish.',
  source:
    'Requests that are handed on: DeCandia et al., “Dynamo” (SOSP 2007), section 4.5; why a request needs a name: Helland, “Idempotence Is Not a Medical Condition” (2012)',
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'C' },
  ],
  system: { kind: 'leaderless', n: 2, w: 2, r: 1, 'read-repair': 'off', coordinator: 'home' },
  strategy: 'dotted-version-vectors',
  network: { latency: 30, duplicatePercent: 100 },
  script: [
    { at: 0, do: 'put', client: 'ben', key: 'order', value: 'tea' },
    { at: 180, do: 'get', client: 'ann', key: 'order' },
    { at: 360, do: 'put', client: 'ann', key: 'order', value: 'cake' },
    { at: 400, do: 'delay', message: 'ann#1/forward/A>B/again', untilMs: 540 },
    { at: 680, do: 'get', client: 'ben', key: 'order' },
  ],
  captions: [
    { at: 0, text: 'Ben orders tea at C. This network delivers every message between replicas twice.' },
    { at: 60, text: 'B gets the copy twice. The second changes nothing: B has that write already.' },
    { at: 180, text: 'Ann asks A, which does not keep the order and hands her question on to B. She reads: tea.' },
    { at: 360, text: 'Ann wants cake instead. A hands that on to B, twice.' },
    { at: 420, text: 'The first of the two: B stores the cake in place of the tea, which Ann had seen.' },
    { at: 480, text: 'C has it too. B answers, and is done with this request.' },
    {
      at: 540,
      text: 'The second was slow. Nothing says that it is the same: B takes it for another wish, and keeps two cakes.',
    },
    { at: 680, text: 'Ben reads: cake and cake. Copies may come twice. A request may only if it carries a name.' },
  ],
  pace: 34,
});
