/**
 * Which built-in scenario shows why a mechanism exists, and which shows where it fails. In both the mechanism is in use;
 * what can be read off the scenario is said by `isUsed`.
 */
import type { Scenario } from '../../core/engine/scenario.ts';
import { findDataType } from '../../core/types/index.ts';

export interface Mechanism {
  readonly name: string;
  /** Ids of built-in scenarios. */
  readonly why: string;
  readonly fails: string;
  isUsed(scenario: Scenario): boolean;
}

type IsUsed = Mechanism['isUsed'];

/** A system with this option: of one value, or of any but those that turn it off. */
const system =
  (kind: string, option: string, value?: string): IsUsed =>
  ({ system: { kind: its, options } }) =>
    its === kind && (value === undefined ? !['off', undefined].includes(options[option]) : options[option] === value);

const leaderless = (option: string, value?: string): IsUsed => system('leaderless', option, value);
const topology = (value: string): IsUsed => system('multi-leader', 'topology', value);

const strategy =
  (kind: string, options: { readonly [name: string]: string } = {}): IsUsed =>
  ({ strategy: its }) =>
    its.kind === kind && Object.entries(options).every(([name, value]) => its.options[name] === value);

const does =
  (isOne: (command: Scenario['script'][number]) => boolean): IsUsed =>
  ({ script }) =>
    script.some(isOne);

/** Some keys are on fewer replicas than there are. */
const isOnSome: IsUsed = (scenario) =>
  leaderless('n')(scenario) && Number(scenario.system.options['n']) < scenario.replicas.length;

const isQuorum: IsUsed = (scenario) =>
  leaderless('w')(scenario) && leaderless('r')(scenario) && scenario.system.options['w'] !== '1';

/** Leaders that are all further from one another than clients are from them. */
const isInRegions: IsUsed = ({ system: { kind }, replicas, network }) => {
  const clientsMs = network.latency.kind === 'fixed' ? network.latency.ms : Number.POSITIVE_INFINITY;
  const far = network.links.filter(({ latency }) => latency?.kind === 'fixed' && latency.ms > 10 * clientsMs);
  return kind === 'multi-leader' && far.length === (replicas.length * (replicas.length - 1)) / 2;
};

/** In the order of the README: how writes travel, what mends them, clocks, nodes, clients, strategies, types. */
export const MECHANISMS: readonly Mechanism[] = [
  { name: 'Keys on a ring, each on N of many', why: 'new-replica', fails: 'two-of-six', isUsed: isOnSome },
  { name: 'Quorums: R and W', why: 'slow-replica', fails: 'long-pause', isUsed: isQuorum },
  {
    name: 'R and W of one operation',
    why: 'slow-replica',
    fails: 'mended-by-reading',
    isUsed: does((command) => 'quorum' in command && command.quorum !== undefined),
  },
  { name: 'A coordinator’s time-out', why: 'two-of-six', fails: 'long-pause', isUsed: leaderless('time-out') },
  { name: 'Sloppy quorum', why: 'hinted-handoff', fails: 'sloppy-read', isUsed: leaderless('handoff', 'fallback') },
  { name: 'Hinted handoff', why: 'flapping-link', fails: 'lost-hint', isUsed: leaderless('handoff') },
  {
    name: 'Hints kept by the coordinator',
    why: 'flapping-link',
    fails: 'hints-at-one-place',
    isUsed: leaderless('handoff', 'coordinator'),
  },
  { name: 'Read repair', why: 'mended-by-reading', fails: 'read-repair', isUsed: leaderless('read-repair', 'on') },
  {
    name: 'Read repair of the first R alone',
    why: 'mended-if-asked',
    fails: 'never-among-the-first',
    isUsed: leaderless('read-repair', 'quorum'),
  },
  {
    name: 'Read repair before the answer',
    why: 'seen-by-one-seen-by-all',
    fails: 'held-back-answer',
    isUsed: leaderless('read-repair', 'blocking'),
  },
  {
    name: 'Anti-entropy by Merkle tree',
    why: 'anti-entropy',
    fails: 'deleted-and-back',
    isUsed: leaderless('anti-entropy'),
  },
  { name: 'Tombstones with a grace', why: 'stays-deleted', fails: 'deleted-and-back', isUsed: leaderless('grace') },
  { name: 'Leaders all to all', why: 'regions', fails: 'overtaken', isUsed: topology('all-to-all') },
  { name: 'Leaders in a star', why: 'star', fails: 'stopped-hub', isUsed: topology('star') },
  { name: 'Leaders in a ring', why: 'round-the-ring', fails: 'broken-ring', isUsed: topology('ring') },
  { name: 'Links of one’s own choice', why: 'two-islands', fails: 'cut-cable', isUsed: topology('edges') },
  { name: 'A leader in every region', why: 'regions', fails: 'one-name-twice', isUsed: isInRegions },
  {
    name: 'Causal delivery',
    why: 'causal-delivery',
    fails: 'lost-insert',
    isUsed: system('multi-leader', 'delivery', 'causal'),
  },
  {
    name: 'First in, first out',
    why: 'star',
    fails: 'behind-a-slow-one',
    isUsed: ({ network }) => network.order === 'fifo',
  },
  {
    name: 'Members that come and go',
    why: 'new-replica',
    fails: 'empty-newcomer',
    isUsed: does((command) => command.do === 'join' || command.do === 'leave'),
  },
  {
    name: 'Back with its disk',
    why: 'broken-ring',
    fails: 'lost-hint',
    isUsed: does((command) => command.do === 'recover' && command.disk !== 'lost'),
  },
  {
    name: 'Back without its disk, under a new name',
    why: 'lost-disk-new-name',
    fails: 'lost-hint',
    isUsed: does((command) => command.do === 'recover' && command.disk === 'lost' && command.identity === 'new'),
  },
  {
    name: 'A client that tries again',
    why: 'ask-the-next',
    fails: 'asked-twice',
    isUsed: ({ retry }) => retry !== undefined && retry.attempts > 1,
  },
  {
    name: 'Requests with an identity',
    why: 'asked-twice-identity',
    fails: 'name-not-there-yet',
    isUsed: ({ retry }) => retry?.identity === 'request',
  },
  {
    name: 'Sessions that keep to one replica',
    why: 'same-replica',
    fails: 'faithful-and-alone',
    isUsed: ({ session }) => session === 'sticky',
  },
  {
    name: 'Sessions that carry their context',
    why: 'asked-on',
    fails: 'nobody-left-to-ask',
    isUsed: ({ session }) => session === 'context',
  },
  {
    name: 'Clocks set right (NTP)',
    why: 'creeping-clock',
    fails: 'clock-goes-back',
    isUsed: does((command) => command.do === 'clock'),
  },
  { name: 'Arrival order', why: 'star', fails: 'different-orders', isUsed: strategy('arrival-order') },
  {
    name: 'Last write wins, physical clocks',
    why: 'three-boards',
    fails: 'slow-clock',
    isUsed: strategy('last-write-wins', { clock: 'physical' }),
  },
  {
    name: 'Last write wins, Lamport clocks',
    why: 'counting-clock',
    fails: 'counted-less',
    isUsed: strategy('last-write-wins', { clock: 'logical' }),
  },
  {
    name: 'Last write wins, hybrid clocks',
    why: 'hybrid-clock',
    fails: 'dragged-ahead',
    isUsed: strategy('last-write-wins', { clock: 'hybrid' }),
  },
  {
    name: 'A bound on stamps',
    why: 'bounded-stamp',
    fails: 'refused-by-slow-clock',
    isUsed: strategy('last-write-wins', { bound: '500' }),
  },
  { name: 'Immutable keys', why: 'immutable-keys', fails: 'same-key-thought-of', isUsed: strategy('immutable-keys') },
  { name: 'Version numbers', why: 'shopping-cart', fails: 'two-counts', isUsed: strategy('version-numbers') },
  {
    name: 'Version vectors, client ids',
    why: 'a-line-for-each',
    fails: 'everybody-ever',
    isUsed: strategy('version-vectors-client'),
  },
  {
    name: 'Version vectors, server ids',
    why: 'dynamo-versions',
    fails: 'one-dish-short',
    isUsed: strategy('version-vectors-server-stamped'),
  },
  {
    name: 'Version vectors, one for all siblings',
    why: 'both-dishes',
    fails: 'sibling-explosion',
    isUsed: strategy('version-vectors-server-merged'),
  },
  {
    name: 'Dotted version vectors',
    why: 'sibling-explosion-dots',
    fails: 'lost-disk',
    isUsed: strategy('dotted-version-vectors'),
  },
  { name: 'Revision trees', why: 'same-winner', fails: 'unseen-correction', isUsed: strategy('revision-tree') },
  { name: 'Operation ids', why: 'same-on-both', fails: 'busier-wins', isUsed: strategy('op-id-register') },
  {
    name: 'Union set, or a client that joins lists',
    why: 'cart-union-set',
    fails: 'removed-item',
    isUsed: (scenario) => strategy('union-set')(scenario) || scenario.merge === 'union',
  },
  {
    name: 'Observed-remove set',
    why: 'cart-observed-remove',
    fails: 'added-and-removed',
    isUsed: strategy('observed-remove'),
  },
  {
    name: 'A client that joins by a data type',
    why: 'joined-by-observed-remove',
    fails: 'joined-by-last-writer',
    isUsed: ({ merge }) => findDataType(merge) !== undefined,
  },
  { name: 'Counter', why: 'likes-counter', fails: 'counted-twice', isUsed: strategy('counter') },
  { name: 'Multi-value register', why: 'cart-multi-value', fails: 'two-temperatures', isUsed: strategy('multi-value') },
  { name: 'Last-writer register', why: 'one-temperature', fails: 'cart-last-writer', isUsed: strategy('last-writer') },
  { name: 'Map', why: 'dentist-card', fails: 'half-an-address', isUsed: strategy('map') },
];
