import { completeScenario } from '../complete.ts';

export default completeScenario({
  version: 1,
  title: 'A key that two people thought of',
  description:
    'Where keys are written once, nothing is overwritten, as long as no two people choose the same key. A random name will do; the date of a day will not. Two leaders that each took a first value cannot refuse the other’s any more.',
  source:
    'Derived from Helland, “Immutability Changes Everything” (2015): what never changes needs a name that is never given twice',
  replicas: ['Bow', 'Stern'],
  clients: [
    { id: 'mate', near: 'Bow' },
    { id: 'pilot', near: 'Stern' },
  ],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  strategy: 'immutable-keys',
  network: { latency: 40 },
  script: [
    { at: 0, do: 'put', client: 'mate', key: 'log of 3 May', value: 'calm, 12 miles' },
    { at: 30, do: 'put', client: 'pilot', key: 'log of 3 May', value: 'fog, no way made' },
    { at: 220, do: 'put', client: 'mate', key: 'log of 3 May', value: 'calm, then fog' },
    { at: 380, do: 'get', client: 'pilot', key: 'log of 3 May' },
  ],
  captions: [
    { at: 0, text: 'On a ship each day has one entry in the log, under its date. The mate writes it at the bow.' },
    {
      at: 30,
      text: 'The pilot writes one for the same day at the stern. Each leader has nothing under this date yet.',
    },
    {
      at: 80,
      text: 'The entries meet. Each has been taken and cannot be refused any more: both are kept, and a clash is reported.',
    },
    { at: 220, text: 'The mate would like to write one that joins both.' },
    { at: 260, text: 'That is refused: the key has been written, and will stay as it is.' },
    {
      at: 380,
      text: 'The pilot reads two entries for one day, for ever. Names for keys should be drawn, not thought of.',
    },
  ],
  pace: 26,
});
