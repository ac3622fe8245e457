import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Writing without having looked',
  description:
    'With each answer the server sends a note of what it holds. A client passes the note back to say what it has seen. This client forgets to.',
  source: 'Derived from the rules of dotted version vectors (Preguiça, Baquero, Almeida, Fonte and Gonçalves, 2010)',
  replicas: ['A'],
  clients: ['waiter'],
  system: 'single-server',
  strategy: 'dotted-version-vectors',
  network: { latency: 40 },
  script: [
    { at: 0, do: 'put', client: 'waiter', key: 'table 4', value: 'one soup', context: 'none' },
    { at: 120, do: 'put', client: 'waiter', key: 'table 4', value: 'one soup', context: 'none' },
    { at: 240, do: 'put', client: 'waiter', key: 'table 4', value: 'one soup', context: 'none' },
    { at: 360, do: 'get', client: 'waiter', key: 'table 4' },
    { at: 480, do: 'put', client: 'waiter', key: 'table 4', value: 'one soup' },
  ],
  captions: [
    { at: 0, text: 'The waiter writes “one soup” and passes no note: the server is not told what he has seen.' },
    {
      at: 120,
      text: 'To be safe he sends it again, again without the note. The server cannot know that he has seen the first one, so it keeps both.',
    },
    {
      at: 280,
      text: 'The third one arrives: three soups stand side by side. Values kept side by side are called siblings.',
    },
    { at: 360, text: 'Now he reads. The answer brings all three siblings, and a note that covers them.' },
    {
      at: 480,
      text: 'He writes with the note. It says that all three have been seen, so this one write replaces them.',
    },
  ],
  pace: 34,
});
