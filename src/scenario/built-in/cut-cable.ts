import { completeScenario } from '../complete.ts';
import { islandsFile } from './two-islands.ts';

export default completeScenario({
  ...islandsFile,
  title: 'The only cable',
  description:
    'The cable between the two islands is cut. All six leaders are well and six of seven lines are whole, but nothing goes from one island to the other. A second cable would have been the way round.',
  source:
    'Single points of failure in a topology: Kleppmann and Riccomini, Designing Data-Intensive Applications, 2nd edition, chapter 6',
  script: [
    { at: 0, do: 'put', client: 'kim', key: 'doctor', value: 'Berg' },
    { at: 270, do: 'cut', between: ['N3', 'S1'] },
    { at: 320, do: 'put', client: 'kim', key: 'doctor', value: 'Falk' },
    { at: 470, do: 'get', client: 'sam', key: 'doctor' },
    { at: 600, do: 'heal', between: ['N3', 'S1'] },
    { at: 780, do: 'get', client: 'sam', key: 'doctor' },
  ],
  captions: [
    { at: 0, text: 'Kim writes who the doctor on duty is: Berg. By way of the cable both islands know.' },
    { at: 270, text: 'An anchor cuts the cable.' },
    { at: 320, text: 'Falk takes over from Berg, and Kim writes it down. It is confirmed.' },
    { at: 360, text: 'The northern island knows. At the cable the message waits, and there is no other way.' },
    { at: 470, text: 'Sam in the south asks who is on duty, and is told: Berg.' },
    { at: 600, text: 'The cable is mended, and what waited goes over.' },
    { at: 780, text: 'Now Sam is told: Falk. Where one line is the only way, it must not break.' },
  ],
});
