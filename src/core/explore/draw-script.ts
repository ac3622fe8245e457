/** Draws what happens: what clients do, what goes wrong in between, and how all is made whole at the end. */
import type {
  Choice,
  ClientCommand,
  Command,
  Fault,
  NamedPartition,
  Scenario,
  SessionGuarantee,
  TimedCommand,
} from '../engine/scenario.ts';
import { keyOf, type MessageId, messageId, type OperationId, operationId, type ReplicaId } from '../ids.ts';
import { assertNever } from '../invariant.ts';
import type { MessageKind } from '../network/message-kind.ts';
import type { Dice } from './dice.ts';
import { type Cast, hangsOnHints, hangsOnMessages } from './draw-choices.ts';

/** Clients and faults are busy up to here. */
const BUSY_MS = 1_500;
/** From here on everything is made whole. */
const WHOLE_MS = 1_800;
/** By then the last time-outs, repetitions and followers are over. */
const SETTLED_MS = 3_500;

interface ToHandle {
  readonly message: MessageId;
  readonly aboutMs: number;
}

/** One operation as drawn, with the name that the program will give it. */
export interface Drawn {
  readonly id: OperationId;
  readonly command: ClientCommand & { readonly at: number };
}

export interface WorkloadRules {
  readonly session: SessionGuarantee;
  /** Parts of a value that a command may be about; none where values have none. */
  readonly fields: readonly string[];
}

export function drawWorkload(
  dice: Dice,
  { clients, replicas }: Cast,
  system: string,
  { session, fields }: WorkloadRules,
): readonly Drawn[] {
  // A client that keeps its session has something to keep it with only where it comes back to a key elsewhere.
  const wanders = session === 'context';
  const keys = ['k', 'l', 'cart'].slice(0, wanders ? 1 : dice.int('keys', 1, 3)).map(keyOf);
  const counts = new Map<string, number>();
  const drawn: Drawn[] = [];
  const length = dice.int('operations', 2, 12);
  for (let turn = 0; turn < length; turn += 1) {
    const of = (what: string): string => `operation ${turn} ${what}`;
    const client = dice.pick(of('client'), clients);
    const act = dice.pick(of('act'), [
      'put',
      'put',
      'put',
      'get',
      'get',
      'delete',
      'add',
      'remove',
      'increment',
    ] as const);
    const sign = act === 'get' ? '?' : '#';
    const count = (counts.get(`${client.id}${sign}`) ?? 0) + 1;
    counts.set(`${client.id}${sign}`, count);
    const earlier = drawn.length > 0 && dice.chance(of('after'), 20) ? dice.pick(of('after which'), drawn) : undefined;
    const about = {
      client: client.id,
      key: dice.pick(of('key'), keys),
      at: earlier === undefined ? dice.int(of('at'), 0, BUSY_MS) : dice.int(of('delay'), 0, 50),
      ...(earlier === undefined ? {} : { after: earlier.id }),
      ...(system !== 'single-server' && dice.chance(of('other'), wanders ? 80 : 40)
        ? { via: dice.pick(of('via'), replicas) }
        : {}),
      ...(system === 'leaderless' && dice.chance(of('own quorum'), 10)
        ? { quorum: dice.int(of('quorum'), 1, replicas.length) }
        : {}),
    };
    const context = dice.pick(of('context'), ['last', 'last', 'none'] as const);
    const command = commandOf(dice, of, act, about, context);
    const field = fields.length > 0 && dice.chance(of('in a field'), 60) ? dice.pick(of('field'), fields) : undefined;
    drawn.push({
      id: operationId(`${client.id}${sign}${count}`),
      command: field === undefined || command.do === 'get' ? command : { ...command, field },
    });
  }
  return drawn;
}

type About = Pick<ClientCommand, 'client' | 'key' | 'via' | 'after' | 'quorum'> & { readonly at: number };

function commandOf(
  dice: Dice,
  of: (what: string) => string,
  act: ClientCommand['do'],
  about: About,
  context: 'last' | 'none',
): Drawn['command'] {
  switch (act) {
    case 'get':
      return { do: act, ...about };
    case 'delete':
      return { do: act, ...about, context };
    case 'put':
      return { do: act, ...about, context, value: dice.pick(of('value'), ['x', 'y', 'z', 1, ['milk']]) };
    case 'increment':
      return {
        do: act,
        ...about,
        context,
        ...(dice.chance(of('by some'), 50) ? { by: dice.int(of('by'), -2, 5) } : {}),
      };
    case 'add':
    case 'remove':
      return { do: act, ...about, context, item: dice.pick(of('item'), ['milk', 'eggs', 'ham']) };
    default:
      return assertNever(act);
  }
}

export const drawPartitions = (dice: Dice, replicas: readonly ReplicaId[]): readonly NamedPartition[] =>
  replicas.length < 2 ? [] : [{ name: 'split', groups: drawGroups(dice, 'split', replicas) }];

/** Two groups, of which one may be left out: then each of its replicas is alone. */
function drawGroups(dice: Dice, name: string, replicas: readonly ReplicaId[]): readonly (readonly ReplicaId[])[] {
  const mixed = dice.shuffled(name, replicas);
  const size = dice.int(`${name} size`, 1, replicas.length - 1);
  return dice.chance(`${name} alone`, 25) ? [mixed.slice(0, size)] : [mixed.slice(0, size), mixed.slice(size)];
}

const RISKY: ReadonlySet<Command['do']> = new Set(['crash', 'recover', 'leave', 'join']);

const KINDS_OF_TROUBLE = [
  'link',
  'link',
  'flap',
  'condition',
  'partition',
  'partition',
  'heal',
  'clock',
  'pause',
  'slow',
  'crash',
  'crash',
  'message',
  'message',
  'message',
  'members',
] as const;

/**
 * Where all hangs on hints no replica may crash, for what it has only in memory tells whom to keep hints for. Where all
 * hangs on messages nobody may lose a disk or come and go, for nobody sends anything a second time.
 */
function withoutRisk(command: TimedCommand, system: Choice): readonly TimedCommand[] {
  if (hangsOnHints(system)) return RISKY.has(command.do) ? [] : [command];
  if (!hangsOnMessages(system)) return [command];
  if (command.do === 'leave' || command.do === 'join') return [];
  if (command.do === 'link') return [{ ...command, lossPercent: 0 }];
  return [command.do === 'recover' ? { ...command, disk: 'kept' } : command];
}

export function drawTrouble(
  dice: Dice,
  cast: Cast,
  workload: readonly Drawn[],
  system: Choice,
): readonly TimedCommand[] {
  const count = dice.chance('calm', 15) ? 0 : dice.int('troubles', 1, 8);
  return Array.from({ length: count }, (_, turn) => troubleOf(dice, `trouble ${turn}`, cast, workload, system.kind))
    .flat()
    .flatMap((command) => withoutRisk(command, system));
}

function troubleOf(
  dice: Dice,
  name: string,
  cast: Cast,
  workload: readonly Drawn[],
  system: string,
): readonly TimedCommand[] {
  const { replicas, clients } = cast;
  const at = dice.int(`${name} at`, 0, BUSY_MS);
  const later = dice.int(`${name} later`, at, WHOLE_MS - 1);
  const replica = dice.pick(`${name} replica`, replicas);
  const both = (...commands: readonly Command[]): readonly TimedCommand[] =>
    commands
      .slice(0, dice.int(`${name} ends`, 1, 2))
      .map((command, index) => ({ ...command, at: index === 0 ? at : later }));
  const other = dice.pick(`${name} other`, [...replicas, ...clients.map(({ id }) => id)]);
  const between = [replica, other] as const;
  const direction = dice.pick(`${name} direction`, ['both', 'forward'] as const);
  switch (dice.pick(`${name} kind`, KINDS_OF_TROUBLE)) {
    case 'link':
      return replica === other ? [] : both({ do: 'cut', between, direction }, { do: 'heal', between, direction });
    case 'flap':
      return replica === other
        ? []
        : [
            {
              do: 'flap',
              between,
              everyMs: dice.pick(`${name} every`, [20, 90]),
              times: dice.int(`${name} times`, 1, 3),
              at,
            },
          ];
    case 'condition':
      return replica === other
        ? []
        : both(
            {
              do: 'link',
              between,
              direction,
              latency: { kind: 'uniform', minMs: 1, maxMs: dice.int(`${name} slowest`, 1, 200) },
              lossPercent: dice.pick(`${name} loss`, [0, 0, 30]),
            },
            { do: 'link', between },
          );
    case 'partition':
      if (replicas.length < 2) return [];
      return dice.chance(`${name} named`, 40)
        ? both({ do: 'partition', name: 'split' }, { do: 'heal-partition', name: 'split' })
        : [{ do: 'partition', groups: drawGroups(dice, `${name} groups`, replicas), at }];
    case 'heal':
      return [{ do: 'heal-all', at }];
    case 'clock':
      return [
        dice.chance(`${name} step`, 50)
          ? { do: 'clock', node: other, stepMs: dice.int(`${name} ms`, -300, 300), at }
          : { do: 'clock', node: other, offsetMs: dice.int(`${name} ms`, -300, 300), driftPpm: 500, at },
      ];
    case 'pause':
      return both({ do: 'pause', replica }, { do: 'resume', replica });
    case 'slow':
      return both(
        { do: 'slow', replica, extraMs: dice.int(`${name} extra`, 1, 200) },
        { do: 'slow', replica, extraMs: 0 },
      );
    case 'crash':
      return both({ do: 'crash', replica }, drawRecovery(dice, name, replica));
    case 'message':
      return handling(dice, name, drawMessage(dice, name, cast, workload, system), later);
    case 'members':
      return both({ do: dice.pick(`${name} first`, ['leave', 'join']), replica }, { do: 'join', replica });
  }
}

function drawRecovery(dice: Dice, name: string, replica: ReplicaId): Fault {
  return {
    do: 'recover',
    replica,
    disk: dice.chance(`${name} disk`, 30) ? 'lost' : 'kept',
    identity: dice.chance(`${name} identity`, 50) ? 'new' : 'same',
  };
}

/** A message that this workload may well send, at a moment when it may be on its way. */
function drawMessage(
  dice: Dice,
  name: string,
  { replicas, clients }: Cast,
  workload: readonly Drawn[],
  system: string,
): ToHandle {
  // When a follower begins is not known beforehand.
  const { id, command } = dice.pick(
    `${name} operation`,
    workload.filter(({ command: { after } }) => after === undefined),
  );
  const near = clients.find((client) => client.id === command.client)?.near;
  const via = command.via ?? near ?? replicas[0];
  const other = dice.pick(
    `${name} to`,
    replicas.length === 1 ? replicas : replicas.filter((replica) => replica !== via),
  );
  const kind = dice.pick(`${name} message`, kindsOfMessages(command.do, system));
  const [from, to] =
    kind === 'request'
      ? [command.client, via]
      : kind === 'reply'
        ? [via, command.client]
        : kind === 'acknowledge' || kind === 'state'
          ? [other, via]
          : [via, other];
  return {
    message: messageId(`${id}/${kind}/${from}>${to}`),
    aboutMs: command.at + dice.int(`${name} when`, 0, kind === 'request' ? 30 : 120),
  };
}

/** The kinds of messages that an operation gives rise to; those that matter more, more often. */
function kindsOfMessages(act: ClientCommand['do'], system: string): readonly MessageKind[] {
  if (system === 'single-server') return ['request', 'reply'];
  if (act === 'get') return system === 'leaderless' ? ['request', 'reply', 'ask-state', 'state'] : ['request', 'reply'];
  const ofAll: readonly MessageKind[] = ['request', 'reply', 'replicate', 'replicate', 'replicate'];
  return system === 'leaderless' ? [...ofAll, 'acknowledge', 'hint'] : ofAll;
}

function handling(dice: Dice, name: string, { message, aboutMs }: ToHandle, laterMs: number): readonly TimedCommand[] {
  const act = dice.pick(`${name} act`, ['hold', 'hold', 'drop', 'deliver', 'delay', 'delay'] as const);
  if (act === 'delay') return [{ do: act, message, untilMs: laterMs, at: aboutMs }];
  const first: TimedCommand = { do: act, message, at: aboutMs };
  if (act !== 'hold' || laterMs <= aboutMs || dice.chance(`${name} stays`, 50)) return [first];
  return [first, { do: dice.pick(`${name} let go`, ['release', 'deliver', 'drop'] as const), message, at: laterMs }];
}

/** How often each replica compares with each other after all has settled; lost messages need many tries. */
const CYCLES = { withoutLoss: 3, withLoss: 14 };

/**
 * The end of every drawn script: all that is down comes back, all that is held goes on, all links are whole, and the
 * rounds of anti-entropy go on for long enough. A conversation of theirs has at most seven messages; where one in ten
 * is lost, about half of the conversations come through, and each pair has 28 of them.
 */
export function makeWhole(
  dice: Dice,
  trouble: readonly TimedCommand[],
  { replicas, network, system }: Pick<Scenario, 'replicas' | 'network' | 'system'>,
): readonly TimedCommand[] {
  const at = WHOLE_MS;
  const touched = (act: Command['do']): ReadonlySet<ReplicaId> =>
    new Set(trouble.flatMap((command) => (command.do === act && 'replica' in command ? [command.replica] : [])));
  const held = new Set(trouble.flatMap((command) => (command.do === 'hold' ? [command.message] : [])));
  const isWithoutRounds = hangsOnHints(system) || hangsOnMessages(system);
  const roundMs = isWithoutRounds ? 0 : Number(system.options['anti-entropy'] ?? 0);
  const cycles = network.lossPercent === 0 ? CYCLES.withoutLoss : CYCLES.withLoss;
  return [
    ...[...touched('crash')].flatMap((replica) =>
      withoutRisk({ ...drawRecovery(dice, `end of ${replica}`, replica), at }, system),
    ),
    ...[...touched('pause')].map((replica): TimedCommand => ({ do: 'resume', replica, at })),
    ...[...touched('slow')].map((replica): TimedCommand => ({ do: 'slow', replica, extraMs: 0, at })),
    ...trouble.flatMap((command): readonly TimedCommand[] =>
      command.do === 'link' ? [{ do: 'link', between: command.between, at }] : [],
    ),
    ...[...held].map((message): TimedCommand => ({ do: 'release', message, at })),
    { do: 'heal-all', at },
    // Nothing is left to heal by then: this only says how long the rounds go on.
    { do: 'heal-all', at: SETTLED_MS + cycles * replicas.length * roundMs },
  ];
}
