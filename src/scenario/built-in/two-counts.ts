import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Two servers, one count',
  description:
    'A version number says how many writes there were, not who counted them. Two servers that count each for itself give two writes one number, and each takes the other’s for its own.',
  source:
    'Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, chapter 6: with several replicas a single version number is not enough; the course is derived from its rules',
  replicas: ['Left', 'Right'],
  clients: [
    { id: 'kay', near: 'Left' },
    { id: 'lou', near: 'Right' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'version-numbers',
  network: { latency: 40 },
  script: [
    { at: 0, do: 'put', client: 'kay', key: 'song', value: 'waltz' },
    { at: 130, do: 'get', client: 'lou', key: 'song' },
    { at: 260, do: 'put', client: 'kay', key: 'song', value: 'tango' },
    { at: 280, do: 'put', client: 'lou', key: 'song', value: 'polka' },
    { at: 460, do: 'get', client: 'kay', key: 'song' },
    { at: 470, do: 'get', client: 'lou', key: 'song' },
  ],
  captions: [
    { at: 0, text: 'Which song is next? Kay writes a waltz at the left server. It is version 1, on both.' },
    { at: 130, text: 'Lou reads it from the right server.' },
    { at: 260, text: 'Kay writes a tango in its place: on the left that is version 2.' },
    { at: 280, text: 'At the same time Lou writes a polka. On the right that is version 2 as well.' },
    {
      at: 360,
      text: 'The copies cross. Each server has a version 2 already, takes the other for the same, and lets it go.',
    },
    { at: 460, text: 'Both ask what is next.' },
    { at: 550, text: 'Kay gets a tango, Lou a polka, and so it stays: to the servers all is equal.' },
  ],
  pace: 32,
});
