/** What each kind of message is called, wherever it is named. */
import type { MessageKind } from '../network/message-kind.ts';

export const MESSAGE_NOUNS: { readonly [Kind in MessageKind]: string } = {
  request: 'request',
  forward: 'request handed on',
  replicate: 'copy',
  acknowledge: 'acknowledgement',
  'ask-state': 'question',
  state: 'state',
  repair: 'repair',
  hint: 'hint',
  handoff: 'handed-over hint',
  'handed-off': 'acknowledgement of a hint',
  compare: 'hashes',
  exchange: 'keys that differ',
  transfer: 'key that moves',
  transferred: 'acknowledgement of a move',
  reply: 'answer',
};

/** With its article, always one thing: `a copy`, `an answer`, `its state`, `a list of hashes`. */
export function messageWords(kind: MessageKind): string {
  const noun = MESSAGE_NOUNS[kind];
  if (kind === 'compare' || kind === 'exchange') return `a list of ${noun}`;
  if (kind === 'state') return `its ${noun}`;
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** As the first word of a line: `Copy`. */
export const messageName = (kind: MessageKind): string => {
  const noun = MESSAGE_NOUNS[kind];
  return noun.slice(0, 1).toUpperCase() + noun.slice(1);
};
