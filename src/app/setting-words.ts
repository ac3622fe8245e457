/** The choices that are no registry's, by name and in a sentence. */
import type { MergePolicy, SessionGuarantee } from '../core/engine/scenario.ts';

interface Worded<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly words: string;
}

const STORED = 'The client stores the state of the type as the value.';
const TYPE_MERGES = [
  { value: 'observed-remove', label: 'Observed-remove set', words: `${STORED} A remove takes out what it had seen.` },
  { value: 'counter', label: 'Counter', words: `${STORED} Each increment counts once.` },
  { value: 'last-writer', label: 'Last-writer register', words: `${STORED} The latest by its own clock is kept.` },
  { value: 'map', label: 'Map', words: `${STORED} Each field merges by itself.` },
] as const;

export const MERGES: readonly Worded<MergePolicy>[] = [
  { value: 'ask', label: 'Ask me', words: 'The page shows you the siblings, and you decide.' },
  { value: 'union', label: 'Union', words: 'The client writes back all items of all siblings.' },
  { value: 'greatest', label: 'The greatest', words: 'The client writes back the greatest of the values.' },
  { value: 'first', label: 'The first', words: 'The client writes back the first of the values.' },
  ...TYPE_MERGES,
];

export const SESSIONS: readonly Worded<SessionGuarantee>[] = [
  { value: 'none', label: 'None', words: 'Nothing is promised: a client that changes replicas may read older values.' },
  {
    value: 'sticky',
    label: 'Sticky',
    words: 'A client always talks to the replica that it stands beside.',
  },
  {
    value: 'context',
    label: 'Context',
    words: 'A client keeps what it has seen, and where an answer lacks some of it asks the next replica.',
  },
];
