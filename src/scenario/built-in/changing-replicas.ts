import { completeScenario } from '../complete.ts';
import { commentScript } from './comment-script.ts';

export default completeScenario({
  ...commentScript,
  title: 'Posted, and gone again',
  description:
    'A comment is posted through one replica and read through others. Who changes replicas can miss what she wrote herself, and lose sight of what he has read before.',
  source:
    'Terry et al., “Session Guarantees for Weakly Consistent Replicated Data” (PDIS 1994), “Read Your Writes” and “Monotonic Reads”; Kleppmann, “Designing Data-Intensive Applications”, chapter on replication, “Reading Your Own Writes” and “Monotonic Reads”',
  session: 'none',
  captions: [
    { at: 0, text: 'Alice posts a comment through replica A. The copies to B and C are slow.' },
    { at: 120, text: 'It is confirmed. Alice loads the page again, and this time her request goes to B.' },
    { at: 200, text: 'B has not heard of the comment. Alice does not see what she has just posted.' },
    { at: 280, text: 'Bob reads through A and sees the comment.' },
    { at: 400, text: 'Bob loads the page again, through C. The comment is gone: he has gone back in time.' },
    {
      at: 560,
      text: 'The copies arrive. No write was lost, and all replicas agree; only the reads did not fit together.',
    },
  ],
});
