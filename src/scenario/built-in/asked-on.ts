import { completeScenario } from '../complete.ts';
import { commentScript } from './comment-script.ts';

export default completeScenario({
  ...commentScript,
  title: 'The same comment, and each asks on',
  description:
    'The same requests at the same times, through any replica. Each client carries along what it has been given, and where an answer lacks some of that it asks the next replica.',
  source:
    'Terry et al., “Session Guarantees for Weakly Consistent Replicated Data” (PDIS 1994): the session keeps a vector of what it has read and written',
  session: 'context',
  captions: [
    { at: 0, text: 'Alice posts the comment through replica A, as before. The copies to B and C are slow.' },
    { at: 80, text: 'With the confirmation she gets a note of what A holds. She keeps the note.' },
    { at: 120, text: 'Alice loads the page again, and her request goes to B.' },
    { at: 200, text: 'B’s answer does not cover her note: something is missing. She asks C instead.' },
    { at: 280, text: 'C lacks it too, so she asks A.' },
    { at: 360, text: 'A has it, and Alice sees what she has posted. It took three answers instead of one.' },
    { at: 480, text: 'Bob was sent to C, which lacks what he has seen. He asks A again, and the comment stays.' },
    { at: 640, text: 'The copies arrive. Nobody was tied to one replica, and nobody went back in time.' },
  ],
});
