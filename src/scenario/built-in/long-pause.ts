import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Failed, and stored all the same',
  description:
    'A machine that pauses is not down: it goes on later and does all that has come meanwhile. One pause of three goes unnoticed. With two a write fails for its client, and is carried out after all.',
  source:
    'Process pauses: Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, chapter 9 (1st edition, chapter 8); a failed write is not rolled back: the same, chapter 6, on the limits of quorums',
  replicas: ['A', 'B', 'C'],
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'kitchen', near: 'B' },
  ],
  system: { kind: 'leaderless', n: 'all', w: 2, r: 2, 'read-repair': 'off', 'time-out': 100 },
  strategy: 'dotted-version-vectors',
  network: { latency: 30 },
  script: [
    { at: 0, do: 'pause', replica: 'C' },
    { at: 70, do: 'put', client: 'ann', key: 'order', value: 'one pizza' },
    { at: 220, do: 'pause', replica: 'B' },
    { at: 250, do: 'put', client: 'ann', key: 'order', value: 'two pizzas' },
    { at: 480, do: 'resume', replica: 'B' },
    { at: 540, do: 'resume', replica: 'C' },
    { at: 640, do: 'get', client: 'kitchen', key: 'order' },
  ],
  captions: [
    { at: 0, text: 'C pauses, to tidy up its memory. It forgets nothing; what comes waits at its door.' },
    { at: 70, text: 'Ann orders one pizza. A write needs two of three: A and B.' },
    { at: 160, text: 'B has answered, and Ann is told that it is stored. She does not notice the pause.' },
    { at: 220, text: 'B pauses too. Ann makes it two pizzas.' },
    { at: 280, text: 'A stores that, and waits 100 ms for a second answer.' },
    { at: 380, text: 'None has come. A tells Ann that her write failed, and keeps it.' },
    { at: 480, text: 'B goes on, and stores what waited at its door.' },
    { at: 540, text: 'So does C. All three have two pizzas.' },
    { at: 640, text: 'The kitchen asks B, and will bake two. To Ann that order failed.' },
  ],
  pace: 36,
});
