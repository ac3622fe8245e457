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
    id: 'read-repair',
    idea: 'One leader, many, none',
    title: 'A repair that comes too late',
    summary: 'A read sends a stale replica what it lacks, but a newer write gets there first.',
    source: 'Derived from the rules of Dynamo (2007), section 5',
    load: () => scenarioIn(import('./read-repair.ts')),
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
    id: 'lost-disk',
    idea: 'What goes wrong',
    title: 'A lost disk and a number used twice',
    summary: 'A replica loses its disk, counts from one again, and the others take its new write for an old one.',
    source: 'Riak’s test kv679_dataloss',
    load: () => scenarioIn(import('./lost-disk.ts')),
  },
];

export const findBuiltIn = (id: string): BuiltIn | undefined => BUILT_INS.find((entry) => entry.id === id);
