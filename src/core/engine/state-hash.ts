/** One short text for a whole run: equal runs have equal hashes, in Node and in every browser. */
import { hashText } from './random.ts';
import type { World } from './world.ts';

const SECOND_SEED = 0x5bd1e995;

/** 16 hexadecimal digits over the final world and the way that led to it. */
export function stateHash(world: World): string {
  const text = JSON.stringify({ ...world, clients: world.clients.map(({ lastKey: _, ...client }) => client) });
  return [hashText(text), hashText(text, SECOND_SEED)].map((half) => half.toString(16).padStart(8, '0')).join('');
}
