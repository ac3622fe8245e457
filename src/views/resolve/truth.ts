/** What a strategy holds side by side, and which of it is so in truth. */
import type { ClientId, Key, WriteId } from '../../core/ids.ts';
import { authorOf } from '../../ui/identity.ts';
import { counted, listed } from '../../ui/words.ts';

export interface Seen {
  readonly earlier: WriteId;
  /** Its client had seen the earlier one. */
  readonly later: WriteId;
}

/** One or two sentences about values that a client has got as siblings. `pairs`: of which one had seen the other. */
export function siblingWords(client: ClientId, key: Key, writes: readonly WriteId[], pairs: readonly Seen[]): string {
  const got = `${client} was given ${counted(writes.length, 'value')} of ${key}`;
  const among = pairs.filter(({ earlier, later }) => writes.includes(earlier) && writes.includes(later));
  if (among.length === 0) return `${got} that were written without sight of each other.`;
  const latest = writes.filter((write) => !among.some(({ earlier }) => earlier === write));
  const [only] = latest;
  const concurrent =
    latest.length === 1
      ? `in truth ${only} came after ${writes.length === 2 ? 'the other' : 'all others'}`
      : `in truth only ${listed(latest)} were written without sight of each other`;
  return `${got}, which the strategy holds as siblings. But ${concurrent}: ${listed(reasons(client, writes, among))}. The strategy cannot tell.`;
}

function reasons(client: ClientId, writes: readonly WriteId[], pairs: readonly Seen[]): readonly string[] {
  const authors = [...new Set(writes.map(authorOf))];
  const own = authors.flatMap((author) => {
    const theirs = writes.filter((write) => authorOf(write) === author);
    if (theirs.length < 2) return [];
    return [`${listed(theirs)} are ${author === client ? `${author}’s own` : `all by ${author}`}, one after the other`];
  });
  const others = pairs
    .filter(({ earlier, later }) => authorOf(earlier) !== authorOf(later))
    .map(({ earlier, later }) => `${later} had seen ${earlier}`);
  return [...own, ...new Set(others)];
}
