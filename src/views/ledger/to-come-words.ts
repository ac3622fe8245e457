/** What will still happen where replicas differ though nothing moves, in one sentence. */
import { toMs } from '../../core/time.ts';
import type { ToCome } from '../../core/verdicts/to-come.ts';
import { counted } from '../../ui/words.ts';

export function toComeWords([next, ...others]: readonly ToCome[]): string {
  if (next === undefined) return '';
  const more =
    others.length === 0
      ? ''
      : `, and ${counted(others.length, 'thing')} more ${others.length === 1 ? 'is' : 'are'} to come`;
  return next.kind === 'expiry'
    ? `${next.replica} still remembers that ${next.key} was deleted, and forgets it at ${toMs(next.atUs)} ms${more}.`
    : `${next.replica} does nothing now, and goes on at ${toMs(next.atUs)} ms${more}.`;
}
