import { completeScenario } from '../complete.ts';
import type { ScenarioFile } from '../schema.ts';

export const noteFile = {
  version: 1,
  replicas: ['Laptop', 'Phone'],
  clients: [
    { id: 'iris', near: 'Laptop' },
    { id: 'jules', near: 'Phone' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'op-id-register',
  network: { latency: 40 },
  pace: 40,
} satisfies Partial<ScenarioFile>;

export default completeScenario({
  ...noteFile,
  title: 'One heading on both screens',
  description:
    'Each write has an id of its own: a count and who wrote it. Of writes that have not seen each other every device shows the one with the greatest id, without asking anybody, and keeps the others, in case somebody looks.',
  source: 'Automerge documentation, “Conflicts”; Lamport (1978) for the count',
  script: [
    { at: 0, do: 'put', client: 'iris', key: 'heading', value: 'Trip' },
    { at: 120, do: 'get', client: 'jules', key: 'heading' },
    { at: 240, do: 'cut', between: ['Laptop', 'Phone'] },
    { at: 280, do: 'put', client: 'iris', key: 'heading', value: 'Trip to Crete' },
    { at: 300, do: 'put', client: 'jules', key: 'heading', value: 'Trip in June' },
    { at: 480, do: 'heal', between: ['Laptop', 'Phone'] },
    { at: 600, do: 'get', client: 'iris', key: 'heading' },
    { at: 740, do: 'put', client: 'iris', key: 'heading', value: 'Trip to Crete in June' },
  ],
  captions: [
    { at: 0, text: 'Iris writes the heading of a note on her laptop. Its id is 1, of the laptop.' },
    { at: 120, text: 'Jules reads it on the phone.' },
    { at: 240, text: 'The link is cut.' },
    { at: 280, text: 'Iris adds where they go, Jules adds when. Both have seen the 1, so both count 2.' },
    {
      at: 490,
      text: 'The link has healed, and the writes meet. 2 of the phone is greater than 2 of the laptop, by the name: both devices show “Trip in June” first.',
    },
    { at: 600, text: 'Iris reads. The other heading is kept as well, and she is given both.' },
    { at: 740, text: 'She joins them. Her write has seen both, and replaces both.' },
  ],
});
