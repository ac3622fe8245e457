/**
 * The built-in scenarios: their titles at once, their data when one is opened. To add one, write its file and
 * put it on this list.
 */
import type { Scenario } from '../../core/engine/scenario.ts';

/** What a scenario is about; the list below goes through them in this order. */
export const IDEAS = [
  'Noticing concurrency',
  'Last write wins',
  'Write once',
  'Version numbers',
  'Version vectors and dots',
  'One leader, many, none',
  'Types that merge',
  'What goes wrong',
] as const;

export type Idea = (typeof IDEAS)[number];

export interface BuiltIn {
  readonly id: string;
  readonly idea: Idea;
  /** The same as the scenario's own. */
  readonly title: string;
  /** One sentence for the gallery. */
  readonly summary: string;
  /** Where the facts come from, in short. */
  readonly source: string;
  load(): Promise<Scenario>;
}

const scenarioIn = async (file: Promise<{ readonly default: Scenario }>): Promise<Scenario> => (await file).default;

export const BUILT_INS: readonly BuiltIn[] = [
  {
    id: 'different-orders',
    idea: 'Noticing concurrency',
    title: 'Three nodes, three orders',
    summary:
      'Two writes reach three nodes in different orders; each node keeps what came last, and they never agree again.',
    source: 'Designing Data-Intensive Applications, figure 6-14',
    load: () => scenarioIn(import('./different-orders.ts')),
  },
  {
    id: 'blind-put',
    idea: 'Noticing concurrency',
    title: 'Writing without having looked',
    summary: 'A client that does not say what it has seen cannot replace anything, not even its own last write.',
    source: 'Derived from the rules of dotted version vectors',
    load: () => scenarioIn(import('./blind-put.ts')),
  },
  {
    id: 'slow-clock',
    idea: 'Last write wins',
    title: 'Three milliseconds behind',
    summary: 'A write made later loses to the one it had read, because its node has a slow clock.',
    source: 'Designing Data-Intensive Applications, figure 9-3',
    load: () => scenarioIn(import('./slow-clock.ts')),
  },
  {
    id: 'hundred-writes',
    idea: 'Last write wins',
    title: 'A hundred writes, all acknowledged',
    summary:
      'Fifty clients add a number each to two lists; every replica confirms every write, and two of the hundred are kept.',
    source: 'Jepsen’s tests of Riak',
    load: () => scenarioIn(import('./hundred-writes.ts')),
  },
  {
    id: 'clock-goes-back',
    idea: 'Last write wins',
    title: 'The clock is put right, and a write goes wrong',
    summary: 'NTP steps a fast clock back, and the next write of the same machine is older than its last.',
    source: 'The trouble with timestamps (2013)',
    load: () => scenarioIn(import('./clock-goes-back.ts')),
  },
  {
    id: 'hybrid-clock',
    idea: 'Last write wins',
    title: 'A clock that cannot go back',
    summary: 'The same step of the same clock, with stamps that only grow.',
    source: 'Logical Physical Clocks (2014)',
    load: () => scenarioIn(import('./hybrid-clock.ts')),
  },
  {
    id: 'far-future',
    idea: 'Last write wins',
    title: 'A stamp from the future',
    summary: 'One client’s clock is a minute ahead, and for a minute every other write is dropped.',
    source: 'Apache Cassandra; The trouble with timestamps (2013)',
    load: () => scenarioIn(import('./far-future.ts')),
  },
  {
    id: 'bounded-stamp',
    idea: 'Last write wins',
    title: 'No stamps from the future, please',
    summary: 'Replicas refuse a stamp that is too far ahead of their own clock, and nothing is lost.',
    source: 'Logical Physical Clocks (2014)',
    load: () => scenarioIn(import('./bounded-stamp.ts')),
  },
  {
    id: 'far-future-delete',
    idea: 'Last write wins',
    title: 'Deleted until tomorrow',
    summary: 'A delete stamped far in the future hides everything that is written after it.',
    source: 'Apache Cassandra',
    load: () => scenarioIn(import('./far-future-delete.ts')),
  },
  {
    id: 'immutable-keys',
    idea: 'Write once',
    title: 'A key of its own for every item',
    summary: 'Where nothing is ever written twice, nothing can be overwritten.',
    source: 'Designing Data-Intensive Applications; Helland 2015',
    load: () => scenarioIn(import('./immutable-keys.ts')),
  },
  {
    id: 'shopping-cart',
    idea: 'Version numbers',
    title: 'Two clients, one shopping cart',
    summary: 'Five writes to one cart; the server tells by a number which values each write had seen.',
    source: 'Designing Data-Intensive Applications, figures 6-15 and 6-16',
    load: () => scenarioIn(import('./shopping-cart.ts')),
  },
  {
    id: 'dynamo-versions',
    idea: 'Version vectors and dots',
    title: 'D1 to D5 on three servers',
    summary: 'One object splits into two versions and is joined again, with a count for each server.',
    source: 'Dynamo (2007), figure 3',
    load: () => scenarioIn(import('./dynamo-versions.ts')),
  },
  {
    id: 'sibling-explosion',
    idea: 'Version vectors and dots',
    title: 'A hundred and one siblings',
    summary: 'One version vector for all values cannot tell which of them a write replaces, so it keeps every one.',
    source: 'Dotted Version Vectors, README',
    load: () => scenarioIn(import('./sibling-explosion.ts')),
  },
  {
    id: 'sibling-explosion-dots',
    idea: 'Version vectors and dots',
    title: 'The same hundred and one writes with dots',
    summary: 'With a number for each value the same writes leave two siblings.',
    source: 'Dotted Version Vectors, README',
    load: () => scenarioIn(import('./sibling-explosion-dots.ts')),
  },
  {
    id: 'two-leaders',
    idea: 'One leader, many, none',
    title: 'Two leaders and a cut',
    summary: 'Two people rename one page while the link between their databases is cut, and both names are kept.',
    source: 'Designing Data-Intensive Applications, figure 6-9',
    load: async () => (await import('./first.ts')).FIRST_SCENARIO,
  },
  {
    id: 'regions',
    idea: 'One leader, many, none',
    title: 'A leader in every region',
    summary: 'Three leaders on three continents answer at once and hear of one another a tenth of a second later.',
    source: 'Designing Data-Intensive Applications, chapter 6',
    load: () => scenarioIn(import('./regions.ts')),
  },
  {
    id: 'broken-ring',
    idea: 'One leader, many, none',
    title: 'A ring with a gap',
    summary: 'Leaders pass writes on round a ring; one stops, and everything behind it waits.',
    source: 'Designing Data-Intensive Applications, chapter 6',
    load: () => scenarioIn(import('./broken-ring.ts')),
  },
  {
    id: 'overtaken',
    idea: 'One leader, many, none',
    title: 'The update before the insert',
    summary: 'An update overtakes the insert that it updates, and one leader applies them the wrong way round.',
    source: 'Designing Data-Intensive Applications, chapter 6',
    load: () => scenarioIn(import('./overtaken.ts')),
  },
  {
    id: 'causal-delivery',
    idea: 'One leader, many, none',
    title: 'The update waits for the insert',
    summary: 'Messages say what they follow from; what comes early waits.',
    source: 'Birman, Schiper and Stephenson (1991)',
    load: () => scenarioIn(import('./causal-delivery.ts')),
  },
  {
    id: 'slow-replica',
    idea: 'One leader, many, none',
    title: 'The slowest of three',
    summary: 'A write that needs two answers does not notice a slow replica; one that needs all three waits for it.',
    source: 'The Tail at Scale (2013)',
    load: () => scenarioIn(import('./slow-replica.ts')),
  },
  {
    id: 'hinted-handoff',
    idea: 'One leader, many, none',
    title: 'A neighbour takes it in',
    summary: 'Two of three replicas are down; neighbours keep what was meant for them and hand it over later.',
    source: 'Dynamo (2007), section 4.6',
    load: () => scenarioIn(import('./hinted-handoff.ts')),
  },
  {
    id: 'anti-entropy',
    idea: 'One leader, many, none',
    title: 'One key of eight',
    summary: 'Replicas compare hashes, half by half, until only the key that differs is sent.',
    source: 'Epidemic Algorithms (1987); Dynamo (2007), section 4.7',
    load: () => scenarioIn(import('./anti-entropy.ts')),
  },
  {
    id: 'new-replica',
    idea: 'One leader, many, none',
    title: 'One joins, one leaves',
    summary: 'Keys lie on a ring; a replica that joins takes some over, one that leaves hands its own on.',
    source: 'Dynamo (2007), sections 4.2 and 4.8',
    load: () => scenarioIn(import('./new-replica.ts')),
  },
  {
    id: 'read-repair',
    idea: 'One leader, many, none',
    title: 'A repair that comes too late',
    summary: 'A read sends a stale replica what it lacks, but a newer write gets there first.',
    source: 'Derived from the rules of Dynamo (2007), section 5',
    load: () => scenarioIn(import('./read-repair.ts')),
  },
  {
    id: 'same-winner',
    idea: 'One leader, many, none',
    title: 'The same winner on both sites',
    summary: 'Two sites edit one entry; both come to show the same edit, and keep the other until somebody joins them.',
    source: 'CouchDB documentation, Replication and conflict model',
    load: () => scenarioIn(import('./same-winner.ts')),
  },
  {
    id: 'changing-replicas',
    idea: 'One leader, many, none',
    title: 'Posted, and gone again',
    summary: 'A client that changes replicas misses its own comment; another sees it and then does not.',
    source: 'Terry et al. 1994; Designing Data-Intensive Applications',
    load: () => scenarioIn(import('./changing-replicas.ts')),
  },
  {
    id: 'same-replica',
    idea: 'One leader, many, none',
    title: 'The same comment, and each keeps to one replica',
    summary: 'The same requests with sessions that stay at one replica: every read fits the one before.',
    source: 'Terry et al. 1994; Designing Data-Intensive Applications',
    load: () => scenarioIn(import('./same-replica.ts')),
  },
  {
    id: 'cart-last-writer',
    idea: 'Types that merge',
    title: 'One cart: last-writer register',
    summary: 'Two people change one cart; the later write is kept, and with it the eggs that the other took out.',
    source: 'Shapiro et al. (2011), specification 8',
    load: () => scenarioIn(import('./cart-last-writer.ts')),
  },
  {
    id: 'cart-multi-value',
    idea: 'Types that merge',
    title: 'One cart: multi-value register',
    summary: 'The same script: both carts are kept, and whoever reads them has to decide.',
    source: 'Shapiro et al. (2011), specification 10',
    load: () => scenarioIn(import('./cart-multi-value.ts')),
  },
  {
    id: 'cart-union-set',
    idea: 'Types that merge',
    title: 'One cart: union set',
    summary: 'The same script: the carts are joined, nothing is lost, and the eggs come back.',
    source: 'Dynamo (2007), section 4.4',
    load: () => scenarioIn(import('./cart-union-set.ts')),
  },
  {
    id: 'cart-observed-remove',
    idea: 'Types that merge',
    title: 'One cart: observed-remove set',
    summary: 'The same script: the carts are joined, and the eggs stay out.',
    source: 'Shapiro et al. (2011), specification 15',
    load: () => scenarioIn(import('./cart-observed-remove.ts')),
  },
  {
    id: 'likes-last-write-wins',
    idea: 'Types that merge',
    title: 'Fifteen likes, counted as thirteen',
    summary: 'Two programs add to one number at the same time, and one sum replaces the other.',
    source: 'Derived from last write wins',
    load: () => scenarioIn(import('./likes-last-write-wins.ts')),
  },
  {
    id: 'likes-counter',
    idea: 'Types that merge',
    title: 'Fifteen likes, counted as fifteen',
    summary: 'The same script with a counter: increments travel, not sums, and all are counted.',
    source: 'Shapiro et al. (2011), specification 7',
    load: () => scenarioIn(import('./likes-counter.ts')),
  },
  {
    id: 'unseen-correction',
    idea: 'What goes wrong',
    title: 'The correction that nobody sees',
    summary: 'Of two edits the same one wins everywhere: the wrong one. The other is kept, but nobody is asked.',
    source: 'CouchDB documentation, Replication and conflict model',
    load: () => scenarioIn(import('./unseen-correction.ts')),
  },
  {
    id: 'removed-item',
    idea: 'What goes wrong',
    title: 'The item that came back',
    summary: 'Eggs are taken out of the cart; joining two carts puts them in again.',
    source: 'Dynamo (2007), section 4.4',
    load: () => scenarioIn(import('./removed-item.ts')),
  },
  {
    id: 'sloppy-read',
    idea: 'What goes wrong',
    title: 'Two of three, and still the old value',
    summary: 'With a sloppy quorum R + W > N is no promise: the two and the two need not be of the same three.',
    source: 'Designing Data-Intensive Applications, chapter 6; Dynamo (2007)',
    load: () => scenarioIn(import('./sloppy-read.ts')),
  },
  {
    id: 'lost-hint',
    idea: 'What goes wrong',
    title: 'The hint that went with its holder',
    summary: 'A confirmed write is gone with the disks of those that stood in for two others.',
    source: 'Derived from the rules of Dynamo (2007), section 4.6',
    load: () => scenarioIn(import('./lost-hint.ts')),
  },
  {
    id: 'deleted-and-back',
    idea: 'What goes wrong',
    title: 'Deleted, forgotten, and back',
    summary: 'Tombstones are thrown away too soon, and a replica that missed the delete spreads the value anew.',
    source: 'Apache Cassandra',
    load: () => scenarioIn(import('./deleted-and-back.ts')),
  },
  {
    id: 'asked-twice',
    idea: 'What goes wrong',
    title: 'No answer, so once more',
    summary: 'An answer is lost, the client tries again, and the database keeps two.',
    source: 'Designing Data-Intensive Applications; Helland 2012',
    load: () => scenarioIn(import('./asked-twice.ts')),
  },
  {
    id: 'asked-twice-identity',
    idea: 'What goes wrong',
    title: 'Once more, with a name',
    summary: 'The same second attempt, recognised by the name of the request.',
    source: 'Helland 2012',
    load: () => scenarioIn(import('./asked-twice-identity.ts')),
  },
  {
    id: 'lost-disk',
    idea: 'What goes wrong',
    title: 'A lost disk and a number used twice',
    summary: 'A replica loses its disk, counts from one again, and the others take its new write for an old one.',
    source: 'Riak’s test kv679_dataloss',
    load: () => scenarioIn(import('./lost-disk.ts')),
  },
];

export const findBuiltIn = (id: string): BuiltIn | undefined => BUILT_INS.find((entry) => entry.id === id);
