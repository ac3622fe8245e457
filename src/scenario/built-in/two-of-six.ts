import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Both of its two are down',
  description:
    'Six replicas, and each key is on two of them. When two stop, some keys are gone until one is back, though four replicas are well. All other keys can be read as before.',
  source:
    'Derived from consistent hashing and preference lists: DeCandia et al., “Dynamo” (SOSP 2007), sections 4.2 and 4.3',
  replicas: ['A', 'B', 'C', 'D', 'E', 'F'],
  clients: [
    { id: 'librarian', near: 'A' },
    { id: 'max', near: 'B' },
  ],
  system: {
    kind: 'leaderless',
    n: 2,
    w: 1,
    r: 1,
    'read-repair': 'off',
    'time-out': 100,
    coordinator: 'asked',
  },
  strategy: 'dotted-version-vectors',
  network: { latency: 25 },
  script: [
    { at: 0, do: 'put', client: 'librarian', key: 'Emma', value: 'shelf 4' },
    { at: 60, do: 'put', client: 'librarian', key: 'Dune', value: 'shelf 7' },
    { at: 200, do: 'crash', replica: 'E' },
    { at: 220, do: 'crash', replica: 'F' },
    { at: 280, do: 'get', client: 'max', key: 'Dune' },
    { at: 420, do: 'get', client: 'max', key: 'Emma' },
    { at: 640, do: 'recover', replica: 'F' },
    { at: 700, do: 'get', client: 'max', key: 'Emma' },
  ],
  captions: [
    { at: 0, text: 'A librarian writes where two books are. Each note goes to two of six replicas.' },
    { at: 25, text: 'Emma is for E and F: they come next on the ring from where the name falls.' },
    { at: 85, text: 'Dune is for D and E.' },
    { at: 200, text: 'E and F stop. Of Dune one copy is left, of Emma none.' },
    { at: 280, text: 'Max asks B for Dune. B keeps neither, and asks the two that do.' },
    { at: 355, text: 'D answers. Dune is on shelf 7.' },
    { at: 420, text: 'Now he asks for Emma.' },
    {
      at: 545,
      text: 'In 100 ms nobody has answered: Max is told that it failed. Four replicas are well, and none has it.',
    },
    { at: 640, text: 'F is back.' },
    { at: 700, text: 'One of the two is enough for a read. More copies make it rarer that none is left.' },
  ],
  pace: 42,
});
