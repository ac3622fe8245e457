/**
 * Sessions, judged: read your writes, and monotonic reads. Terry et al., "Session Guarantees for Weakly Consistent
 * Replicated Data" (1994), section 3: whoever answers a read has had the writes that are owed to the client, whether
 * or not it still keeps them. Which are owed is what the client was told and given for that key.
 *
 * - `sticky` owes what the same server has told and given it before it sent the read. A leaderless server that does
 *   not repair itself owes its own answers no memory of what other replicas added to them.
 * - `context` owes what has gone into the answer that the client remembers when the next one comes, or it asks on, and
 *   says so where nobody is left to ask.
 */
import type { Happening } from '../engine/happening.ts';
import type { OperationId, WriteId } from '../ids.ts';
import type { Answer, Message, NodeIndex } from '../network/message.ts';
import type { Observed } from '../verdicts/observed.ts';
import type { Contents, Given, Gone } from './contents.ts';
import type { Excused, Finding } from './finding.ts';
import { excuseOfNumbers, type Numbers } from './numbers.ts';
import { promisesOf } from './promises.ts';

export interface SessionWatch {
  /** By client and key: each write that is owed, and by which server. */
  readonly owed: Map<string, Map<WriteId, NodeIndex>>;
  /** By read: what was owed when it was sent. */
  readonly open: Map<OperationId, ReadonlyMap<WriteId, NodeIndex>>;
  /** The answer that has come last, with what its client remembered before. */
  arrived: Arrived | null;
  /** Reads of which the client was told that nobody has what it lacks. */
  readonly unmet: Set<OperationId>;
  haveServersChanged: boolean;
  readonly findings: Finding[];
  readonly excused: Excused[];
}

interface Arrived {
  readonly answer: Answer;
  readonly given: Given;
  readonly remembered: Given | undefined;
}

export const startSessionWatch = (): SessionWatch => ({
  owed: new Map(),
  open: new Map(),
  arrived: null,
  unmet: new Set(),
  haveServersChanged: false,
  findings: [],
  excused: [],
});

/** Takes one event in, once it has been noted what has gone into what. */
export function watchSession(
  watch: SessionWatch,
  observed: Observed,
  contents: Contents,
  numbers: Numbers,
  event: Happening,
): void {
  const { session } = observed.program.scenario;
  if (session === 'none') return;
  switch (event.kind) {
    case 'joined':
    case 'left':
    case 'taken-over':
      watch.haveServersChanged = true;
      return;
    case 'sent':
      // Who was to answer was silent for too long, and another is asked in its place.
      if (event.letter.body.kind === 'forward' && event.letter.body.insteadOf !== undefined)
        watch.haveServersChanged = true;
      return;
    case 'issued':
      watch.open.set(event.operation, new Map(watch.owed.get(`${event.client} ${event.key}`)));
      return;
    case 'delivered':
      noteAnswer(watch, observed, contents, event.letter);
      return;
    case 'asked-again':
      if (event.next === null) watch.unmet.add(event.operation);
      return;
    case 'acknowledged':
      return oweWrites(watch, event, new Set([event.write]));
    case 'read':
      if (session === 'sticky') judgeSticky(watch, observed, contents, event);
      else judgeContext(watch, observed, numbers, event);
      if (remembersReads(observed, event.operation)) oweWrites(watch, event, watch.arrived?.given.writes ?? new Set());
      return;
    default:
      return;
  }
}

type Read = Happening & { readonly kind: 'read' };

function noteAnswer(watch: SessionWatch, { world, program }: Observed, { given }: Contents, message: Message): void {
  const { body, operation, to } = message;
  if (body.kind !== 'reply') return;
  const kept = world.clients[to - program.replicaCount]?.remembered[operation.key];
  const now = given.get(body.answer);
  watch.arrived =
    now === undefined
      ? null
      : { answer: body.answer, given: now, remembered: kept === undefined ? undefined : given.get(kept) };
}

function oweWrites(
  { owed, arrived }: SessionWatch,
  { client, key }: { readonly client: string; readonly key: string },
  writes: ReadonlySet<WriteId>,
): void {
  if (arrived === null) return;
  const name = `${client} ${key}`;
  const all = owed.get(name) ?? new Map<WriteId, NodeIndex>();
  owed.set(name, all);
  for (const write of writes) all.set(write, arrived.given.by);
}

/** Whether a server that has given an answer has stored all that was in it. */
function remembersReads({ program: { scenario, schedule, followers } }: Observed, read: OperationId): boolean {
  if (scenario.system.kind !== 'leaderless') return true;
  const { r } = scenario.system.options;
  const asked = [
    ...schedule.flatMap((each) => (each.kind === 'operation' ? [each.operation] : [])),
    ...[...followers.values()].flat().map(({ operation }) => operation),
  ].find(({ id }) => id === read);
  return scenario.system.options['read-repair'] !== 'off' || (asked?.quorum ?? r) === 1 || r === '1';
}

function judgeSticky(watch: SessionWatch, { program, world }: Observed, { gone }: Contents, read: Read): void {
  const { arrived, haveServersChanged, findings, excused } = watch;
  if (arrived === null) return;
  const { by, writes } = arrived.given;
  const key = program.keys.indexOf(read.key);
  // A coordinator that does not keep the key has nothing to remember by.
  if (world.homes[key]?.includes(by) !== true) return;
  for (const [write, server] of watch.open.get(read.operation) ?? []) {
    if (server !== by) {
      if (haveServersChanged) excused.push({ promise: 'keeps sessions', excuse: 'server has changed' });
      else
        findings.push({
          promise: 'keeps sessions',
          words: `${read.client} is to talk to one server, but ${program.nodes[server]} answered it first and ${program.nodes[by]} ${read.operation}`,
        });
      return;
    }
    if (writes.has(write)) continue;
    const isLost = (['wiped', 'collected', 'moved'] as readonly Gone[]).some((how) => gone[by]?.[how].has(write));
    if (isLost) excused.push({ promise: 'keeps sessions', excuse: 'server has lost it' });
    else
      findings.push({
        promise: 'keeps sessions',
        words: `${program.nodes[by]} answers ${read.operation} without ${write}, which it had told or given ${read.client} before`,
      });
  }
}

function judgeContext(watch: SessionWatch, { program }: Observed, numbers: Numbers, read: Read): void {
  const { arrived, unmet, findings, excused } = watch;
  if (arrived === null || program.strategy.covers === undefined || unmet.has(read.operation)) return;
  const { where } = promisesOf(program.scenario.strategy).orders ?? { where: 'nowhere' };
  if (where === 'nowhere' || (where === 'on one server' && program.scenario.system.kind !== 'single-server')) return;
  for (const write of arrived.remembered?.writes ?? []) {
    if (arrived.given.writes.has(write)) continue;
    const excuse = excuseOfNumbers(numbers, [write, ...arrived.given.writes]);
    if (excuse !== null) excused.push({ promise: 'keeps sessions', excuse });
    else
      findings.push({
        promise: 'keeps sessions',
        words: `${read.client} takes the answer to ${read.operation}, into which ${write} has not gone, though it remembers an answer with it`,
      });
  }
}
