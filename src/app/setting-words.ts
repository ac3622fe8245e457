/** The choices that are no registry's, by name and in a sentence. */
import type { MergePolicy, RetrySetting, SessionGuarantee } from '../core/engine/scenario.ts';
import { MERGE_LABELS, SESSION_LABELS } from './setting-labels.ts';

interface Worded<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly words: string;
}

const STORED = 'The client stores the state of the type as the value.';

const MERGE_WORDS: { readonly [Policy in MergePolicy]: string } = {
  ask: 'The page shows you the siblings, and you decide.',
  union: 'The client writes back all items of all siblings.',
  greatest: 'The client writes back the greatest of the values.',
  first: 'The client writes back the first of the values.',
  'observed-remove': `${STORED} A remove takes out what it had seen.`,
  counter: `${STORED} Each increment counts once.`,
  'last-writer': `${STORED} The latest by its own clock is kept.`,
  map: `${STORED} Each field merges by itself.`,
};

const SESSION_WORDS: { readonly [Guarantee in SessionGuarantee]: string } = {
  none: 'Nothing is promised: a client that changes replicas may read older values.',
  sticky: 'A client always talks to the replica that it stands beside.',
  context: 'A client keeps what it has seen, and where an answer lacks some of it asks the next replica.',
};

const worded = <Value extends string>(
  labels: { readonly [V in Value]: string },
  words: { readonly [V in Value]: string },
): readonly Worded<Value>[] =>
  (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value], words: words[value] }));

export const MERGES = worded(MERGE_LABELS, MERGE_WORDS);
export const SESSIONS = worded(SESSION_LABELS, SESSION_WORDS);

/** What clients do when no answer comes. */
export const RETRIES: readonly {
  readonly value: string;
  readonly label: string;
  readonly retry: RetrySetting | null;
}[] = [
  { value: 'never', label: 'Wait for ever', retry: null },
  {
    value: 'none',
    label: 'Ask the next replica again',
    retry: { timeoutMs: 200, attempts: 3, identity: 'none' },
  },
  {
    value: 'request',
    label: 'Ask again, with an identity of the request',
    retry: { timeoutMs: 200, attempts: 3, identity: 'request' },
  },
];

/** What options do, and when they do nothing, by strategy or system and name; of most the label says enough. */
export const OPTION_WORDS: { readonly [kind: string]: { readonly [option: string]: string } } = {
  'last-write-wins': {
    bound:
      'Of the clock of the replica that takes it, with stamps by clients, and with what a hybrid clock hears. A write beyond it is refused; a copy waits until that clock has come up to it.',
  },
};
