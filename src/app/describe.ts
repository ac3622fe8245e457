/** Commands in words, for "Undo: …", branches and menus: the one place that names them. */
import type { ClientCommand, Command } from '../core/engine/scenario.ts';
import type { Key, MessageId } from '../core/ids.ts';
import { assertNever } from '../core/invariant.ts';
import { valueWords } from '../core/narrate/value-words.ts';
import type { MessageKind } from '../core/network/message-kind.ts';
import { describeOffset } from './describe-offset.ts';
import { conditionWords } from './link-words.ts';

export function describeCommand(command: Command): string {
  switch (command.do) {
    case 'put':
    case 'delete':
    case 'add':
    case 'remove':
    case 'increment':
    case 'get':
      return `${command.client} ${deedOf(command)}${howOf(command)}`;
    case 'cut':
      return `cut ${describeLink(command.between, command.direction)}`;
    case 'heal':
      return `heal ${describeLink(command.between, command.direction)}`;
    case 'link':
      return `${describeLink(command.between, command.direction)}: ${conditionWords(command) || 'as usual'}`;
    case 'partition':
      return `partition ${command.name ?? command.groups?.map((group) => group.join(' ')).join(' | ')}`;
    case 'heal-partition':
      return `heal the partition ${command.name}`;
    case 'flap':
      return `let ${describeLink(command.between, 'both')} flap ${command.times} times`;
    case 'pause':
    case 'resume':
    case 'join':
    case 'leave':
      return `${command.do} ${command.replica}`;
    case 'slow':
      return command.extraMs === 0
        ? `make ${command.replica} as quick as before`
        : `slow ${command.replica} down by ${command.extraMs} ms`;
    case 'heal-all':
      return 'heal all links';
    case 'end-story':
      return 'end the story here';
    case 'clock':
      return `clock of ${command.node} ${describeClock(command)}`;
    case 'crash':
      return `crash ${command.replica}`;
    case 'recover':
      return `recover ${command.replica}${command.disk === 'lost' ? ', its disk lost' : ''}${command.identity === 'new' ? ', with a new name' : ''}`;
    case 'hold':
    case 'release':
    case 'drop':
    case 'deliver':
      return `${command.do} ${describeMessage(command.message)}`;
    case 'delay':
      return `delay ${describeMessage(command.message)} to ${command.untilMs} ms`;
    default:
      return assertNever(command);
  }
}

/** A message by its name: what it is for, and between whom it travels. */
export function describeMessage(name: MessageId): string {
  const [operation, kind, way = '', ...rest] = name.split('/');
  const [from, to] = way.split('>');
  const noun = MESSAGE_NOUNS[kind as MessageKind] ?? 'message';
  return `the ${noun}${rest.includes('again') ? ' (second copy)' : ''} from ${from} to ${to} for ${operation}`;
}

const MESSAGE_NOUNS: { readonly [Kind in MessageKind]: string } = {
  request: 'request',
  forward: 'forwarded request',
  replicate: 'copy',
  acknowledge: 'acknowledgement',
  'ask-state': 'question',
  state: 'state',
  repair: 'repair',
  hint: 'hint',
  handoff: 'hinted write',
  'handed-off': 'confirmation',
  compare: 'hashes',
  exchange: 'differing keys',
  transfer: 'moving key',
  transferred: 'confirmation',
  reply: 'answer',
};

/** The key, or the field of it that is meant. */
const placeOf = ({ key, field }: { readonly key: Key; readonly field?: string }): string =>
  field === undefined ? key : `${field} of ${key}`;

function deedOf(command: ClientCommand): string {
  switch (command.do) {
    case 'put':
      return `writes ${valueWords(command.value)} to ${placeOf(command)}`;
    case 'delete':
      return `deletes ${placeOf(command)}`;
    case 'add':
      return `adds ${valueWords(command.item)} to ${placeOf(command)}`;
    case 'remove':
      return `removes ${valueWords(command.item)} from ${placeOf(command)}`;
    case 'increment':
      return `adds ${command.by ?? 1} to the number in ${placeOf(command)}`;
    case 'get':
      return `reads ${command.key}`;
    default:
      return assertNever(command);
  }
}

/** Through which replica, and for how many answers, where that was said. */
const howOf = ({ do: deed, via, quorum }: ClientCommand): string =>
  `${via === undefined ? '' : ` through ${via}`}${quorum === undefined ? '' : `, ${deed === 'get' ? 'R' : 'W'} = ${quorum}`}`;

const describeLink = ([from, to]: readonly [string, string], direction: 'both' | 'forward' | undefined): string =>
  direction === 'forward' ? `${from}→${to}` : `${from}–${to}`;

function describeClock({ offsetMs, stepMs, driftPpm }: Command & { do: 'clock' }): string {
  const parts: string[] = [];
  if (stepMs !== undefined) parts.push(`${Math.abs(stepMs)} ms ${stepMs < 0 ? 'back' : 'on'}`);
  if (offsetMs !== undefined) parts.push(describeOffset(offsetMs));
  if (driftPpm !== undefined) parts.push(`drifting ${driftPpm} ppm`);
  return parts.join(', ');
}
