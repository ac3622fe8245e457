/** Says on a line of the ledger that pressing it moves the playhead, and to when. */
import { timeWords } from '../../ui/words.ts';

export const Leap = ({ atUs }: { readonly atUs: number }) => (
  <span className="leap">
    <span aria-hidden="true">→ </span>
    <span className="visually-hidden">Go to </span>
    <span className="mono">{timeWords(atUs)}</span>
  </span>
);
