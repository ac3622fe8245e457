/** Event → sentence: plain, active, exact; the one place where what happened is put into words. */
import { nameOf } from '../causality/spelling.ts';
import type { WriteId } from '../ids.ts';
import { assertNever } from '../invariant.ts';
import type { MessageKind } from '../network/message-kind.ts';
import type { Comparison, ContextView } from '../strategies/strategy.ts';
import { toMs } from '../time.ts';
import type { TimelineEvent } from '../timeline/events.ts';
import type { Change } from '../types/change.ts';
import type { Value } from '../values.ts';
import { showVector } from '../verdicts/because.ts';
import { decidedSentence } from './decided.ts';
import { messageWords } from './message-nouns.ts';
import { namesIn } from './names.ts';
import { linkChangedSentence } from './of-links.ts';
import { aheadOrBehind, cutOffSentence, driftWords, loweredSentence, recoveredSentence } from './of-nodes.ts';
import { client, type EventOf, type Narrator, node, replica, write, writes } from './parts.ts';
import { listed, plainText, type Sentence, type SentencePart } from './sentence.ts';

export function narrate(event: TimelineEvent, comparisons: readonly Comparison[], narrator: Narrator): Sentence {
  switch (event.kind) {
    case 'sent':
      if (event.says !== '')
        return [node(event.from, narrator), ' sends ', node(event.to, narrator), ` ${event.says}.`];
      return [
        node(event.from, narrator),
        ` sends ${messageWords(event.messageKind)} to `,
        node(event.to, narrator),
        ' for ',
        write(event.operation),
        ...(event.insteadOf === undefined
          ? []
          : [', for ', node(event.insteadOf, narrator), ' has not taken it in time']),
        '.',
      ];
    case 'delivered':
      if (event.says !== '')
        return [node(event.to, narrator), ' gets from ', node(event.from, narrator), ` ${event.says}${event.finds}.`];
      if (event.takenFor !== null && !event.isTakenTwice) return doubleSentence(event, event.takenFor, narrator);
      return [
        `${capitalised(messageWords(event.messageKind))} from `,
        node(event.from, narrator),
        ' reaches ',
        node(event.to, narrator),
        ' for ',
        write(event.operation),
        ...takenTwice(event),
        '.',
      ];
    case 'goes-on':
      return [
        `${capitalised(messageWords(event.messageKind))} from `,
        node(event.from, narrator),
        ' to ',
        node(event.to, narrator),
        ' goes on.',
      ];
    case 'delayed':
      return [
        `The ${withoutArticle(event.messageKind)} from `,
        node(event.from, narrator),
        ' to ',
        node(event.to, narrator),
        ` is ${event.change} to ${toMs(event.dueUs)} ms.`,
      ];
    case 'waits':
      return [
        `${capitalised(messageWords(event.messageKind))} from `,
        node(event.from, narrator),
        ' to ',
        node(event.to, narrator),
        ` ${WAIT_WORDS[event.reason]}.`,
      ];
    case 'dropped':
      return [
        `${capitalised(messageWords(event.messageKind))} from `,
        node(event.from, narrator),
        ' to ',
        node(event.to, narrator),
        ` ${DROP_WORDS[event.reason]}.`,
      ];
    case 'issued':
      return issuedSentence(event, narrator);
    case 'decided':
      return decidedSentence(event, comparisons, narrator);
    case 'acknowledged':
      return acknowledgedSentence(event);
    case 'rejected':
      return [client(event.client), ' is told that ', write(event.write), ' is rejected.'];
    case 'read':
      return readSentence(event);
    case 'asked-again':
      return askedAgainSentence(event);
    case 'clock-set':
      return [
        'The clock of ',
        node(event.node, narrator),
        ` now stands ${aheadOrBehind(toMs(event.offsetUs))}${driftWords(event.clock.driftPpm)}.`,
      ];
    case 'link-cut':
      return ['The link from ', node(event.from, narrator), ' to ', node(event.to, narrator), ' is cut.'];
    case 'link-healed':
      return ['The link from ', node(event.from, narrator), ' to ', node(event.to, narrator), ' is healed.'];
    case 'link-changed':
      return linkChangedSentence(event, narrator);
    case 'partitioned':
      return partitionedSentence(event, narrator);
    case 'story-ended':
      return ['The story ends here: what it still planned is left out.'];
    case 'healed-all':
      return ['All links are healed.'];
    case 'healed-partition':
      return [`The partition ${event.name} is over: its links are healed.`];
    case 'paused':
      return [replica(event.replica), ' is paused: it does nothing and forgets nothing.'];
    case 'resumed':
      return [replica(event.replica), ' goes on.'];
    case 'slowed':
      return event.extraUs === 0
        ? [replica(event.replica), ' is as quick as before.']
        : [replica(event.replica), ` becomes slow: each message to it takes ${toMs(event.extraUs)} ms longer.`];
    case 'joined':
      return [
        replica(event.replica),
        ' becomes part of the database, and is sent the keys that it is to keep.',
        ...cutOffSentence(event),
        ...loweredSentence(event),
      ];
    case 'left':
      return [
        replica(event.replica),
        event.isDown
          ? ' leaves the database while it is down: the keys that it keeps stay on its disk.'
          : ' leaves the database, and hands on the keys that it kept.',
        ...cutOffSentence(event),
        ...loweredSentence(event),
      ];
    case 'hint':
      return event.change === 'kept'
        ? [replica(event.replica), ' keeps ', write(event.operation), ' for ', replica(event.home), '.']
        : [replica(event.replica), ' has handed ', write(event.operation), ' over to ', replica(event.home), '.'];
    case 'round':
      return [`Round ${event.round + 1} of anti-entropy: replicas compare what they keep.`];
    case 'taken-over':
      return takenOverSentence(event);
    case 'rounds-over':
      return [`Nothing has changed for ${event.rounds} rounds: the replicas stop comparing until something does.`];
    case 'collected':
      return [
        replica(event.replica),
        ` forgets that ${event.key} was deleted: `,
        ...writes(event.writes),
        event.writes.length > 1 ? ' are gone.' : ' is gone.',
      ];
    case 'moved-away':
      return [replica(event.replica), ` no longer keeps ${event.key}; others do.`];
    case 'failed':
      return [
        client(event.client),
        ' is told that ',
        write(event.operation),
        ' failed: too few replicas answered in time.',
      ];
    case 'tried-again':
      return [
        client(event.client),
        ' has no answer to ',
        write(event.operation),
        ' and asks ',
        replica(event.via),
        ` (attempt ${event.attempt}).`,
      ];
    case 'gave-up':
      return [client(event.client), ' has no answer to ', write(event.operation), ' and gives up.'];
    case 'crashed':
      return [replica(event.replica), ' crashes and forgets what it had only in memory.'];
    case 'recovered':
      return recoveredSentence(event);
    case 'no-effect':
      return [`Nothing changes: ${event.why}.`];
    case 'converged':
      return ['All replicas keep the same.'];
    case 'diverged':
      return [`Nothing moves any more, and replicas still differ about ${event.keys.join(', ')}.`];
    default:
      return assertNever(event);
  }
}

const WAIT_WORDS = {
  held: 'is held',
  cut: 'stops at the cut',
  down: 'waits at the door, for the replica is down',
  paused: 'waits at the door, for the replica is paused',
  early: 'waits, for it came before what it follows from',
} as const;

const DROP_WORDS = {
  lost: 'is lost on the way',
  cut: 'is lost at the cut',
  down: 'is lost, for the replica is down',
  'by-hand': 'is dropped',
} as const;

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function issuedSentence({ client: who, key, via, act, operation }: EventOf<'issued'>, narrator: Narrator): Sentence {
  if (act.kind === 'get') return [client(who), ` reads ${key} through `, replica(via), '.'];
  const deed =
    act.change === undefined ? writesWords(act.deleted, narrator.valueOf(operation)) : changeSentence(act.change);
  const joining: Sentence = act.merges.length > 1 ? [', joining ', ...writes(act.merges)] : [];
  return [
    client(who),
    ...deed,
    `${key} through `,
    replica(via),
    ...joining,
    `, ${contextWords(act.context)}: `,
    write(operation),
    '.',
  ];
}

const writesWords = (deleted: boolean, value: SentencePart): Sentence =>
  deleted ? [' deletes '] : [' writes ', value, ' to '];

/** The deed up to the name of the key: "adds eggs to". */
function changeSentence(change: Change): Sentence {
  const of = change.field === undefined ? '' : `${change.field} of `;
  const value = (part: Value): SentencePart => ({ kind: 'value', value: part, deleted: false });
  switch (change.kind) {
    case 'add':
      return [' adds ', value(change.item), ` to ${of}`];
    case 'remove':
      return [' removes ', value(change.item), ` from ${of}`];
    case 'increment':
      return [` adds ${change.by} to ${of}`];
    case 'put':
      return [' writes ', value(change.value), ` to ${of}`];
    case 'delete':
      return [` deletes ${of}`];
    default:
      return assertNever(change);
  }
}

function contextWords(context: ContextView): string {
  switch (context.kind) {
    case 'none':
      return 'showing no context';
    case 'version':
      return `showing version ${context.version}`;
    case 'vector':
      return context.vector.length === 0 ? 'showing an empty context' : `showing context ${showVector(context.vector)}`;
    case 'writes':
      return context.writes.length === 0 ? 'having seen nothing' : `having seen ${plainText(writes(context.writes))}`;
    case 'revisions':
      return context.revisions.length === 0
        ? 'showing no revision'
        : `showing revision ${context.revisions.map(nameOf).join(' and ')}`;
    default:
      return assertNever(context);
  }
}

function takenTwice({ isTakenTwice, takenFor }: EventOf<'delivered'>): Sentence {
  if (!isTakenTwice) return [];
  const taken = ', which another replica has taken as well';
  return takenFor === null
    ? [taken]
    : [`${taken}; nothing says so here, and this one is taken for another write, `, write(takenFor)];
}

function partitionedSentence({ groups }: EventOf<'partitioned'>, { replicas }: Narrator): Sentence {
  if (groups.length > 1)
    return [`The network is split: ${groups.map((group) => group.join(', ')).join(' apart from ')}.`];
  const [side = []] = groups;
  if (Math.max(1, side.length) === replicas.length)
    return [`The network is not split: there is nobody apart from ${namesIn(replicas)}.`];
  return [`The network is split: ${side.join(', ') || 'each replica'} apart from all others.`];
}

function takenOverSentence({ replica: who, key, operation, takenFor }: EventOf<'taken-over'>): Sentence {
  const another: Sentence =
    takenFor === null
      ? []
      : ['; somebody has, and has not said so yet, and this one goes by another name, ', write(takenFor)];
  return [
    `Nobody that keeps ${key} has taken `,
    write(operation),
    ' in time: ',
    replica(who),
    ' takes it itself',
    ...another,
    '.',
  ];
}

function doubleSentence(
  { messageKind, operation, from, to }: EventOf<'delivered'>,
  takenFor: WriteId,
  narrator: Narrator,
): Sentence {
  return [
    `The network delivers the ${withoutArticle(messageKind)} from `,
    node(from, narrator),
    ' to ',
    node(to, narrator),
    ' for ',
    write(operation),
    ' twice, and nothing says so: this one is taken for another write, ',
    write(takenFor),
    '.',
  ];
}

const withoutArticle = (kind: MessageKind): string => messageWords(kind).replace(/^(an?|its) /, '');

function acknowledgedSentence({ client: who, write: stored, siblings }: EventOf<'acknowledged'>): Sentence {
  const told: Sentence =
    siblings.length > 1 ? [', and gets siblings: ', ...writes(siblings.map((sibling) => sibling.write))] : [];
  return [client(who), ' is told that ', write(stored), ' is stored', ...told, '.'];
}

function readSentence({ client: who, key, siblings }: EventOf<'read'>): Sentence {
  if (siblings.length === 0) return [client(who), ` reads ${key}: nothing is stored.`];
  const got = listed(siblings.map(({ value, deleted }) => ({ kind: 'value', value, deleted })));
  return [
    client(who),
    ` reads ${key}${siblings.length > 1 ? ` and gets ${siblings.length} siblings` : ''}: `,
    ...got,
    '.',
  ];
}

function askedAgainSentence({ client: who, key, answered, next }: EventOf<'asked-again'>): Sentence {
  const lack: Sentence = [
    'The answer of ',
    replica(answered),
    ' lacks what ',
    client(who),
    ` was given for ${key} before`,
  ];
  return next === null
    ? [...lack, ', and no other replica is left to ask.']
    : [...lack, ': it asks ', replica(next), ' instead.'];
}
