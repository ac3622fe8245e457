import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Two likes, counted as four',
  description:
    'A counter on a network that delivers each message twice. What replicas tell each other names its increments, so that a second copy adds nothing. What a client asks for has no name: it is added as often as it arrives.',
  source:
    'Why an increment must not be repeated: Apache Cassandra, documentation of counters; why a request needs a name: Helland, “Idempotence Is Not a Medical Condition” (2012)',
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'C' },
  ],
  system: { kind: 'leaderless', n: 2, w: 2, r: 1, 'read-repair': 'off', coordinator: 'home' },
  strategy: 'counter',
  network: { latency: 30, duplicatePercent: 100 },
  script: [
    { at: 0, do: 'increment', client: 'ben', key: 'likes', by: 10 },
    { at: 200, do: 'increment', client: 'ann', key: 'likes', by: 2 },
    { at: 240, do: 'delay', message: 'ann#1/forward/A>B/again', untilMs: 400 },
    { at: 540, do: 'get', client: 'ben', key: 'likes' },
  ],
  captions: [
    { at: 0, text: 'Ben adds ten likes at C. This network delivers every message between replicas twice.' },
    { at: 60, text: 'B gets the copy twice. It names the increment that it is about, so B counts 10 and not 20.' },
    { at: 200, text: 'Ann adds two. A does not keep the likes and hands her request on to B, twice.' },
    { at: 260, text: 'The first of the two: B counts 12.' },
    { at: 350, text: 'C counts 12 as well, and Ann is told that hers are stored.' },
    {
      at: 400,
      text: 'The second was slow. It says “2 more”, and nothing says that it is the same request: B adds 2 again.',
    },
    {
      at: 540,
      text: 'Ben reads 14 likes where there were 12. If requests carry an identity, B knows the second, and it stays at 12.',
    },
  ],
  pace: 34,
});
