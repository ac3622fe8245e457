/**
 * Words that a decision tells best: each is drawn as the stage draws it, from a decision that the strategy itself makes
 * here, over two or three writes.
 */
import { type ActorId, actorId, type ClientId, operationId, replicaId } from '../../../core/ids.ts';
import { dottedStrategy } from '../../../core/strategies/dotted-version-vectors.ts';
import { makeLastWriteWins } from '../../../core/strategies/last-write-wins.ts';
import { makeVectorStrategy } from '../../../core/strategies/siblings-with-vectors.ts';
import type { Comparison, DecidingReplica, Strategy, Write } from '../../../core/strategies/strategy.ts';
import { asMicros } from '../../../core/time.ts';
import { DecisionFigure } from '../../decision/decision-figure.tsx';
import { groupsOf } from '../../decision/groups.ts';
import { ALICE, BOB, CAROL } from './parts.tsx';

const ACTORS: readonly ActorId[] = [actorId('A'), actorId('B')];

const writeOf = (client: ClientId, value: string): Write => ({
  id: operationId(`${client}#1`),
  client,
  value,
  deleted: false,
});

const at = (name: string, clockMs = 0): DecidingReplica => ({
  replica: replicaId(name),
  actor: actorId(name),
  stamp: { timeMs: clockMs, counter: 0 },
  stampedBy: replicaId(name),
  clockMs,
});

/** What is compared when one replica hears of what another keeps. */
const joined = <State, Context>({ join, explain }: Strategy<State, Context>, before: State, remote: State) =>
  explain({ kind: 'join', before, remote, after: join(before, remote) });

/** Carol starts, and alice at A and bob at B both go on from what she wrote. */
function vectors(): readonly Comparison[] {
  const strategy = makeVectorStrategy((_write, by) => by.actor);
  const first = strategy.put(strategy.empty, writeOf(CAROL, 'bread'), null, at('A')).state;
  const seen = strategy.read(first).context;
  const byAlice = strategy.put(first, writeOf(ALICE, 'milk'), seen, at('A')).state;
  const byBob = strategy.put(first, writeOf(BOB, 'eggs'), seen, at('B')).state;
  return joined(strategy, byAlice, byBob);
}

/** Alice and bob write blindly at A; carol has read between them, and writes. */
function dots(): readonly Comparison[] {
  const { put, read, empty, explain } = dottedStrategy;
  const first = put(empty, writeOf(ALICE, 'milk'), null, at('A')).state;
  const { context } = read(first);
  const before = put(first, writeOf(BOB, 'eggs'), null, at('A')).state;
  const write = writeOf(CAROL, 'bread');
  const { state: after, outcome } = put(before, write, context, at('A'));
  return explain({ kind: 'put', before, after, outcome, write, context, by: at('A') });
}

/** A is 40 ms ahead: what bob writes at B later has the lesser stamp. */
function stamps(): readonly Comparison[] {
  const strategy = makeLastWriteWins({ clock: 'physical', by: 'coordinator' }, []);
  const byAlice = strategy.put(strategy.empty, writeOf(ALICE, 'milk'), null, at('A', 150)).state;
  const byBob = strategy.put(strategy.empty, writeOf(BOB, 'eggs'), null, at('B', 130)).state;
  return joined(strategy, byAlice, byBob).map((comparison) =>
    comparison.kind === 'stamps'
      ? {
          ...comparison,
          stored: { ...comparison.stored, issuedUs: asMicros(110_000) },
          incoming: { ...comparison.incoming, issuedUs: asMicros(130_000) },
        }
      : comparison,
  );
}

function Drawn({ comparisons }: { readonly comparisons: readonly Comparison[] }) {
  const [group] = groupsOf(comparisons);
  return group === undefined ? null : <DecisionFigure group={group} actors={ACTORS} size="small" />;
}

export const VersionVectorDrawing = () => <Drawn comparisons={vectors()} />;
export const CausalContextDrawing = () => <Drawn comparisons={dots()} />;
export const LastWriteWinsDrawing = () => <Drawn comparisons={stamps()} />;
