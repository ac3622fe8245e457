import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'Struck off, and on the list',
  description:
    'In an observed-remove set a remove takes out what its client had seen. What another puts in at the same time it has not seen, so that stays: where two people want opposite things, the add wins.',
  source:
    'Shapiro et al., “A comprehensive study of Convergent and Commutative Replicated Data Types” (2011), specification 15: add has precedence over a concurrent remove',
  replicas: ['Office', 'Gate'],
  clients: [
    { id: 'nora', near: 'Office' },
    { id: 'otto', near: 'Gate' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'observed-remove',
  network: { latency: 40 },
  script: [
    { at: 0, do: 'put', client: 'nora', key: 'has a key', value: ['Eva', 'Tom'] },
    { at: 130, do: 'get', client: 'otto', key: 'has a key' },
    { at: 240, do: 'cut', between: ['Office', 'Gate'] },
    { at: 290, do: 'remove', client: 'nora', key: 'has a key', item: 'Tom' },
    { at: 320, do: 'add', client: 'otto', key: 'has a key', item: 'Tom' },
    { at: 500, do: 'heal', between: ['Office', 'Gate'] },
    { at: 620, do: 'get', client: 'nora', key: 'has a key' },
  ],
  captions: [
    { at: 0, text: 'Nora in the office keeps a list of who has a key: Eva and Tom.' },
    { at: 130, text: 'Otto at the gate reads the list.' },
    { at: 240, text: 'The link is cut.' },
    { at: 290, text: 'Tom has been dismissed, and Nora strikes him off. It takes out the entry that she has seen.' },
    { at: 320, text: 'Otto gives Tom a new key in place of a lost one, and enters him again.' },
    { at: 500, text: 'The link heals. The office gets an entry that Nora’s remove had not seen, and takes it in.' },
    { at: 620, text: 'Nora looks: Tom is on the list, at the office too. Her remove is confirmed, and to no avail.' },
  ],
  pace: 38,
});
