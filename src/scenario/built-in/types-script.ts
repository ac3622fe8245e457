/**
 * One cart and one number on two leaders, with a cut between them: the same commands for every data type, so that
 * what is left at the end is the type's doing alone.
 */
import type { CommandFile, ScenarioFile } from '../schema.ts';

/** Alice takes the eggs out and puts flour in; Bob, who knows of neither, puts ham in. Then the cut is healed. */
export const PARTED_CART: readonly CommandFile[] = [
  { at: 0, do: 'put', client: 'alice', key: 'cart', value: ['milk', 'eggs'] },
  { at: 120, do: 'get', client: 'bob', key: 'cart' },
  { at: 240, do: 'cut', between: ['A', 'B'] },
  { at: 280, do: 'remove', client: 'alice', key: 'cart', item: 'eggs' },
  { at: 380, do: 'add', client: 'alice', key: 'cart', item: 'flour' },
  { at: 400, do: 'add', client: 'bob', key: 'cart', item: 'ham' },
  { at: 520, do: 'heal', between: ['A', 'B'] },
];

const CART: readonly CommandFile[] = [
  ...PARTED_CART,
  { at: 640, do: 'get', client: 'alice', key: 'cart' },
  { at: 660, do: 'get', client: 'bob', key: 'cart' },
];

/** Ten likes, then two more on one side and three on the other. */
const LIKES: readonly CommandFile[] = [
  { at: 0, do: 'put', client: 'alice', key: 'likes', value: 10 },
  { at: 120, do: 'get', client: 'bob', key: 'likes' },
  { at: 240, do: 'cut', between: ['A', 'B'] },
  { at: 300, do: 'increment', client: 'alice', key: 'likes', by: 2 },
  { at: 320, do: 'increment', client: 'bob', key: 'likes', by: 3 },
  { at: 520, do: 'heal', between: ['A', 'B'] },
  { at: 640, do: 'get', client: 'alice', key: 'likes' },
  { at: 660, do: 'get', client: 'bob', key: 'likes' },
];

/** What differs from one type to another. */
interface Telling {
  readonly title: string;
  readonly description: string;
  readonly source: string;
  readonly strategy: ScenarioFile['strategy'];
  readonly captions: NonNullable<ScenarioFile['captions']>;
}

const between = (script: readonly CommandFile[], telling: Telling): ScenarioFile => ({
  version: 1,
  replicas: ['A', 'B'],
  clients: ['alice', 'bob'],
  system: { kind: 'multi-leader', topology: 'all-to-all' },
  network: { latency: 40 },
  script: [...script],
  pace: 40,
  ...telling,
});

export const cartUnder = (telling: Telling): ScenarioFile => between(CART, telling);
export const likesUnder = (telling: Telling): ScenarioFile => between(LIKES, telling);
