import { completeScenario } from '../complete.ts';
import { starFile } from './star.ts';

export default completeScenario({
  ...starFile,
  title: 'The middle stops',
  description:
    'The one in the middle of a star stops. The four others are well and take writes, but each is alone: nothing that one of them takes in reaches another. All to all would have lost one leader of five and nothing else.',
  source:
    'Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, chapter 6, on multi-leader topologies',
  clients: [
    { id: 'ann', near: 'A' },
    { id: 'ben', near: 'C' },
  ],
  strategy: 'dotted-version-vectors',
  script: [
    { at: 0, do: 'put', client: 'ann', key: 'room', value: 'free' },
    { at: 110, do: 'get', client: 'ben', key: 'room' },
    { at: 190, do: 'crash', replica: 'Hub' },
    { at: 260, do: 'put', client: 'ann', key: 'room', value: 'Ann' },
    { at: 400, do: 'get', client: 'ben', key: 'room' },
    { at: 490, do: 'put', client: 'ben', key: 'room', value: 'Ben' },
    { at: 640, do: 'recover', replica: 'Hub' },
    { at: 740, do: 'get', client: 'ann', key: 'room' },
  ],
  captions: [
    { at: 0, text: 'Ann says at A that the room is free. By way of the hub all five leaders hear of it.' },
    { at: 190, text: 'The hub stops. A, B, C and D are well.' },
    { at: 260, text: 'Ann books the room. A confirms it, and its message waits before the hub.' },
    { at: 400, text: 'Ben asks C, and is told that the room is free. C cannot hear of Ann.' },
    { at: 490, text: 'Ben books it too, and C confirms it. One stopped machine has cut off four.' },
    { at: 640, text: 'The hub is back. It takes in what waited and passes each booking on.' },
    { at: 740, text: 'Ann reads two names. Both bookings are kept, and one of the two has to give way.' },
  ],
  pace: 42,
});
