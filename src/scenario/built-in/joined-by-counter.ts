import { completeScenario } from '../complete.ts';
import { twoDoorsFile } from './two-doors-script.ts';

export default completeScenario({
  ...twoDoorsFile,
  title: 'The client adds up, and all are counted',
  description:
    'The same visitors. Now each program stores the list of what was added rather than the sum, each entry under a name. Whoever is given two lists counts each entry once.',
  source:
    'Shapiro et al., “A comprehensive study of Convergent and Commutative Replicated Data Types” (2011), specification 7, done by the client',
  merge: 'counter',
  captions: [
    { at: 0, text: 'Ten visitors. Nia’s program stores one entry: nia#1 adds 10.' },
    { at: 240, text: 'Sol at the south door has read it. Now the link is cut.' },
    { at: 290, text: 'Two come in by the north door. Nia’s program stores both entries: 10 and 2.' },
    { at: 320, text: 'Three come in by the south door. Sol’s program stores 10 and 3.' },
    { at: 500, text: 'The link heals. The database sees two values, and keeps both.' },
    { at: 600, text: 'Nia reads both. The 10 is in both of them, under one name.' },
    { at: 690, text: 'So it counts once: 10, 2 and 3 are 15. Names tell what two sums cannot.' },
  ],
});
