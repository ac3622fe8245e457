/**
 * Last write wins: one record a key, and the later timestamp replaces the earlier.
 * Johnson and Thomas, "The Maintenance of Duplicate Databases" (RFC 677, 1975); Apache Cassandra, `Cells.reconcile`.
 *
 * It always converges and never asks what a client had seen: of concurrent writes all but one are lost, and a
 * clock that is behind loses even the later one.
 */
import type { Stamp } from '../clocks/stamp.ts';
import type { WriteId } from '../ids.ts';
import { invariant } from '../invariant.ts';
import { decide, type StampedRecord, type TieRule, tieOrder } from './last-write-wins-rules.ts';
import { operandOf, showNothing, siblingOf } from './sibling.ts';
import {
  type Comparison,
  type Judging,
  type OptionSpec,
  type Options,
  opaqueStrategy,
  type StampSource,
  type Strategy,
  type StrategyKind,
} from './strategy.ts';

/** At most one record. */
export type LastWriteState = readonly StampedRecord[];

/** The strategy with its tie rules, in the order in which they are tried. */
export function makeLastWriteWins(
  stamps: StampSource,
  tie: readonly TieRule[],
  boundMs: number | null = null,
): Strategy<LastWriteState, null> {
  const order = tieOrder(tie);
  const takes = (incoming: StampedRecord, stored: StampedRecord | undefined): boolean =>
    stored === undefined || decide(order, incoming, stored).winner === 'incoming';

  const compareRecords = (
    incoming: StampedRecord | undefined,
    stored: StampedRecord | undefined,
  ): readonly Comparison[] => {
    if (incoming === undefined || stored === undefined || incoming.write === stored.write) return [];
    const sides = { incoming: operandOf(incoming, incoming.tag.stamp), stored: operandOf(stored, stored.tag.stamp) };
    return [{ kind: 'stamps', ...sides, ...decide(order, incoming, stored) }];
  };

  return {
    stamps,
    empty: [],
    put(state, write, _context, by) {
      if (isTooFarAhead(by.stamp, by, boundMs)) return { state, outcome: 'rejected' };
      const record = siblingOf(write, { kind: 'stamp', stamp: by.stamp, writer: by.stampedBy });
      return takes(record, state[0]) ? { state: [record], outcome: 'stored' } : { state, outcome: 'ignored' };
    },
    join(local, remote) {
      const incoming = remote[0];
      return incoming !== undefined && takes(incoming, local[0]) ? remote : local;
    },
    ...(boundMs === null
      ? {}
      : {
          postponesMs: (remote, { clockMs }) =>
            Math.max(0, ...remote.map(({ tag }) => tag.stamp.timeMs - clockMs - boundMs)),
        }),
    held: (state) => state,
    read: (state) => ({ siblings: state, context: null }),
    showContext: showNothing,
    isViolated: () => false,
    explain(decision) {
      if (decision.kind === 'join') {
        const { remote, before, postponed } = decision;
        if (postponed === undefined || boundMs === null) return compareRecords(remote[0], before[0]);
        return remote.map(({ write, tag }) => aheadOf(write, tag.stamp, postponed, boundMs));
      }
      const { write, by } = decision;
      if (isTooFarAhead(by.stamp, by, boundMs)) return [aheadOf(write.id, by.stamp, by, boundMs)];
      const record = siblingOf(write, { kind: 'stamp' as const, stamp: by.stamp, writer: by.stampedBy });
      return compareRecords(record, decision.before[0]);
    },
  };
}

/**
 * Whether a stamp runs ahead of the clock of the replica that is to take the write, by more than is allowed. A client is
 * told that it is refused. A copy of what another replica has taken, whose clock may be the right one, waits until the
 * clock has come up to it: were it taken at once, all that is stamped here meanwhile would lose to it.
 */
const isTooFarAhead = (stamp: Stamp, { clockMs }: Judging, boundMs: number | null): boundMs is number =>
  boundMs !== null && stamp.timeMs - clockMs > boundMs;

const aheadOf = (write: WriteId, stamp: Stamp, { replica, clockMs }: Judging, boundMs: number): Comparison => ({
  kind: 'stamps',
  incoming: { write, label: write, mark: stamp },
  stored: { write: null, label: `the clock of ${replica}`, mark: { timeMs: clockMs, counter: 0 } },
  winner: 'stored',
  rule: `more than ${boundMs} ms ahead`,
});

/** The rules behind each choice of the option `tie`. */
const TIE_CHOICES: readonly { readonly value: string; readonly label: string; readonly rules: readonly TieRule[] }[] = [
  {
    value: 'greater-value',
    label: 'deletes, then the greater value (Cassandra)',
    rules: ['deleted-wins', 'greater-value'],
  },
  {
    value: 'smaller-value',
    label: 'live values, then the smaller value (Riak)',
    rules: ['live-wins', 'smaller-value'],
  },
  { value: 'greater-writer', label: 'the greater replica id', rules: ['greater-writer'] },
  { value: 'smaller-writer', label: 'the smaller replica id (Pekko)', rules: ['smaller-writer'] },
  { value: 'keep-existing', label: 'whatever was there first (broken on purpose)', rules: ['keep-existing'] },
];

const OPTIONS: readonly OptionSpec[] = [
  {
    name: 'clock',
    label: 'Clock',
    choices: [
      { value: 'physical', label: 'physical clock' },
      { value: 'logical', label: 'Lamport clock' },
      { value: 'hybrid', label: 'hybrid logical clock' },
    ],
  },
  {
    name: 'stampedBy',
    label: 'Stamped by',
    choices: [
      { value: 'coordinator', label: 'the replica that takes the write' },
      { value: 'client', label: 'the client' },
    ],
  },
  { name: 'tie', label: 'Equal timestamps', choices: TIE_CHOICES.map(({ value, label }) => ({ value, label })) },
  {
    name: 'bound',
    label: 'A timestamp may be ahead',
    choices: [
      { value: 'off', label: 'by any time' },
      ...[100, 500, 1_000, 5_000].map((ms) => ({ value: `${ms}`, label: `by ${ms} ms` })),
    ],
  },
];

function create(options: Options): Strategy<LastWriteState, null> {
  const clock = options['clock'];
  const by = options['stampedBy'];
  const tie = TIE_CHOICES.find(({ value }) => value === options['tie']);
  invariant(clock === 'physical' || clock === 'logical' || clock === 'hybrid', `last-write-wins has no clock ${clock}`);
  invariant(by === 'coordinator' || by === 'client', `last-write-wins cannot be stamped by ${by}`);
  invariant(tie, `last-write-wins has no tie rule ${options['tie']}`);
  const boundMs = options['bound'] === 'off' || options['bound'] === undefined ? null : Number(options['bound']);
  return makeLastWriteWins({ clock, by, boundMs }, tie.rules, boundMs);
}

export const lastWriteWins: StrategyKind = {
  id: 'last-write-wins',
  name: 'Last write wins',
  summary: 'The value with the latest timestamp replaces all others, whatever their writers had seen.',
  concurrency: 'keeps one',
  converges: true,
  options: OPTIONS,
  create: (options) => opaqueStrategy(create(options)),
};
