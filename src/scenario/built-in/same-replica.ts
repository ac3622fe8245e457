import { completeScenario } from '../complete.ts';
import { commentScript } from './comment-script.ts';

export default completeScenario({
  ...commentScript,
  title: 'The same comment, and each keeps to one replica',
  description:
    'The same requests at the same times, but each client talks to one replica only. It sees its own writes, and never an older state than before.',
  source:
    'Terry et al., “Session Guarantees for Weakly Consistent Replicated Data” (PDIS 1994); Kleppmann, “Designing Data-Intensive Applications”, chapter on replication, “Monotonic Reads”',
  session: 'sticky',
  captions: [
    { at: 0, text: 'Alice posts the comment through replica A, as before. The copies to B and C are slow.' },
    { at: 120, text: 'Alice loads the page again. Now her session keeps to A, so her request goes there.' },
    { at: 200, text: 'A has the comment. Alice sees what she has posted.' },
    { at: 280, text: 'Bob stands beside A as well, and sees the comment.' },
    { at: 400, text: 'Bob loads the page again. He is not sent to another replica, so the comment is still there.' },
    {
      at: 560,
      text: 'The copies arrive. The price: should A be out of reach, a client that keeps to it has nobody to ask.',
    },
  ],
});
