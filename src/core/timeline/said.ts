/** What messages between replicas say that are about no single write. */
import type { Body } from '../network/message.ts';

/** In a few words: how much of the tree is compared, and how little is sent. Empty for all other messages. */
export function saidBy(body: Body): string {
  if (body.kind === 'compare')
    return body.level === 0
      ? 'the hash of all its keys'
      : `${body.nodes.length} of the ${1 << body.level} hashes on level ${body.level} of its tree`;
  if (body.kind !== 'exchange') return '';
  const { length } = body.entries;
  return `${length === 0 ? 'no key' : length === 1 ? 'one key' : `${length} keys`} of ${body.leaves.length === 1 ? 'the leaf' : `${body.leaves.length} leaves`} in which they differ`;
}
