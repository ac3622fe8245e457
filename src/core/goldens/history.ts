/**
 * Plays a made-up history through one strategy, for the law tests: clients read and write, replicas sync.
 *
 * Beside the strategy it keeps what each write's client had been given, which is the truth that the laws speak of.
 */
import { type CausalHistory, hasSeen, NOTHING_SEEN, seeing, type TrueWrite } from '../causality/causal-history.ts';
import { join } from '../causality/version-vector.ts';
import { actorId, clientId, operationId, replicaId, type WriteId } from '../ids.ts';
import type { Decision, Strategy, Write } from '../strategies/strategy.ts';
import { canonical } from '../values.ts';

export type HistoryStep =
  | {
      readonly kind: 'put';
      readonly client: string;
      readonly replica: string;
      readonly value: string;
      readonly deleted: boolean;
      /** Whether the client passes what its last answer gave it, or nothing. */
      readonly blind: boolean;
      readonly timeMs: number;
    }
  | { readonly kind: 'get'; readonly client: string; readonly replica: string }
  | { readonly kind: 'sync'; readonly from: string; readonly to: string };

/** Names that would break a plain object used as a map. */
const REPLICAS = ['A', 'B', '__proto__'];
const CLIENTS = ['alice', 'bob', 'constructor'];
const VALUES = ['x', 'y', 'z'];

/** A history from numbers, so that any test can draw one; few names, values and times make many clashes. */
export function historyFrom(rolls: readonly number[], replicas: readonly string[] = REPLICAS): readonly HistoryStep[] {
  return rolls.map((roll): HistoryStep => {
    let rest = roll;
    const pick = (choices: number): number => {
      const picked = rest % choices;
      rest = Math.floor(rest / choices);
      return picked;
    };
    const name = (names: readonly string[]): string => names[pick(names.length)] ?? '';
    const kind = pick(8);
    const replica = name(replicas);
    if (kind >= 5) return { kind: 'sync', from: replica, to: name(replicas) };
    const client = name(CLIENTS);
    if (kind === 4) return { kind: 'get', client, replica };
    const blind = pick(2) === 1;
    return { kind: 'put', client, replica, value: name(VALUES), deleted: pick(6) === 5, blind, timeMs: pick(4) };
  });
}

/** One more than the greatest number that makes a difference to `historyFrom`. */
export const ROLLS = 8 * 3 * 3 * 2 * 3 * 6 * 4;

/** The key at one replica, and the writes that have reached it. */
export interface Copy<State> {
  readonly state: State;
  readonly received: ReadonlySet<WriteId>;
}

export interface Played<State, Context> {
  readonly copies: ReadonlyMap<string, Copy<State>>;
  /** Every copy that any replica ever had, in order; the first is empty. */
  readonly snapshots: readonly Copy<State>[];
  readonly decisions: readonly { readonly replica: string; readonly decision: Decision<State, Context> }[];
  readonly truth: ReadonlyMap<WriteId, TrueWrite>;
}

/** Plays the steps; `remember` says what a client makes of a new context and the one that it had. */
export function playHistory<State, Context>(
  strategy: Strategy<State, Context>,
  steps: readonly HistoryStep[],
  remember: (known: Context | null, answered: Context) => Context = (_known, answered) => answered,
): Played<State, Context> {
  const empty: Copy<State> = { state: strategy.empty, received: new Set() };
  const copies = new Map<string, Copy<State>>();
  const snapshots: Copy<State>[] = [empty];
  const decisions: { replica: string; decision: Decision<State, Context> }[] = [];
  const truth = new Map<WriteId, TrueWrite>();
  const clients = new Map<string, { readonly context: Context; readonly given: CausalHistory }>();

  const copyAt = (replica: string): Copy<State> => copies.get(replica) ?? empty;
  const store = (replica: string, copy: Copy<State>): void => {
    copies.set(replica, copy);
    snapshots.push(copy);
  };
  const tell = (client: string, state: State): void => {
    const known = clients.get(client);
    const { siblings, context } = strategy.read(state);
    const given = siblings.reduce((history, { write }) => seeing(history, trueWrite(truth, write)), NOTHING_SEEN);
    clients.set(client, {
      context: remember(known?.context ?? null, context),
      given: join(known?.given ?? NOTHING_SEEN, given),
    });
  };

  for (const [index, step] of steps.entries()) {
    if (step.kind === 'get') tell(step.client, copyAt(step.replica).state);
    if (step.kind === 'sync') {
      const local = copyAt(step.to);
      const remote = copyAt(step.from);
      const after = strategy.join(local.state, remote.state);
      decisions.push({
        replica: step.to,
        decision: { kind: 'join', before: local.state, after, remote: remote.state },
      });
      store(step.to, { state: after, received: new Set([...local.received, ...remote.received]) });
    }
    if (step.kind === 'put') {
      const before = copyAt(step.replica);
      const write: Write = {
        id: operationId(`w${index}`),
        client: clientId(step.client),
        value: step.value,
        deleted: step.deleted,
      };
      const known = step.blind ? undefined : clients.get(step.client);
      const context = known?.context ?? null;
      const by = {
        replica: replicaId(step.replica),
        actor: actorId(step.replica),
        stamp: { timeMs: step.timeMs, counter: 0 },
        clockMs: step.timeMs,
        stampedBy: replicaId(step.replica),
      };
      const { state, outcome } = strategy.put(before.state, write, context, by);
      const decided = { before: before.state, after: state, outcome, write, context, by };
      decisions.push({ replica: step.replica, decision: { kind: 'put', ...decided } });
      truth.set(write.id, { client: clientId(write.id), sequence: 1, past: known?.given ?? NOTHING_SEEN });
      store(step.replica, { state, received: new Set([...before.received, write.id]) });
      tell(step.client, state);
    }
  }
  return { copies, snapshots, decisions, truth };
}

const trueWrite = (truth: ReadonlyMap<WriteId, TrueWrite>, write: WriteId): TrueWrite =>
  truth.get(write) ?? { client: clientId(write), sequence: 1, past: NOTHING_SEEN };

/** Writes that reached the copy and are gone from it, though no write that reached it had seen them. */
export function silentlyLost<State, Context>(
  strategy: Strategy<State, Context>,
  copy: Copy<State>,
  truth: ReadonlyMap<WriteId, TrueWrite>,
): readonly WriteId[] {
  const held = new Set(strategy.held(copy.state).map(({ write }) => write));
  const received = [...copy.received].map((id) => trueWrite(truth, id));
  return [...copy.received].filter(
    (id) => !held.has(id) && !received.some((later) => hasSeen(later.past, trueWrite(truth, id))),
  );
}

/** All that can be seen of a state, as one text: equal texts, equal states. */
export function textOfState<State, Context>(strategy: Strategy<State, Context>, state: State): string {
  const { siblings, context } = strategy.read(state);
  const seen = siblings.map(({ write, value, deleted, tag }) =>
    [write, canonical(value), deleted, JSON.stringify(tag)].join(' '),
  );
  return `${JSON.stringify(strategy.showContext(context))} ${seen.sort().join('; ')}`;
}
