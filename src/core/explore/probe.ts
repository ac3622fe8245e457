/**
 * Runs made to ask one question: how long after a write was acknowledged does a read still miss it?
 *
 *     put k1 ──► acknowledged ── t ──► get k1 ──► has the answer the write in it?
 *
 * Each write has a key of its own, so that nothing but the spreading of that write is measured, and each read begins
 * so long after the answer to its write. All of it is played by the engine; here is only the script.
 */
import { hashText } from '../engine/random.ts';
import { LIMITS, type Scenario, type TimedCommand } from '../engine/scenario.ts';
import { type Key, keyOf, type OperationId, operationId, type ReplicaId } from '../ids.ts';
import { invariant } from '../invariant.ts';
import { findSystem } from '../systems/index.ts';
import { toMs } from '../time.ts';

/** What is asked. */
export interface Question {
  /** Its replicas, clients, system and network are used, and nothing else of it. */
  readonly base: Scenario;
  /** A replica that keeps none of the keys; null where any may. */
  readonly awayFrom: ReplicaId | null;
  /**
   * When the reads of each write begin, in milliseconds after the client was told that it is stored. Several reads of
   * one write are independent only where reads repair nothing.
   */
  readonly readsAtMs: readonly number[];
  readonly seed: number;
}

/** One run, and what its operations are about. */
export interface ProbeRun {
  readonly scenario: Scenario;
  /** By the name of a read: the write that it looks for, and its place among the reads of that write. */
  readonly reads: ReadonlyMap<OperationId, { readonly write: OperationId; readonly place: number }>;
}

/** Commands of one run: few, so that a run takes some hundredths of a second and can be left off after any. */
const COMMANDS_A_RUN = 400;
/** Between two writes, where nothing else happens at times of its own. */
const GAP_MS = 61;
/** How long the rounds of anti-entropy go on for the last read. */
const LAST_READ_MS = 1_000;

/** How many writes one run has. */
export const writesInRun = ({ readsAtMs }: Question): number =>
  Math.max(1, Math.floor(Math.min(COMMANDS_A_RUN, LIMITS.commands) / (1 + readsAtMs.length)));

/** As many keys as one run needs, none of them kept by the replica that is to stay without. */
export function probeKeys(question: Question): readonly Key[] {
  const { base, awayFrom } = question;
  const system = findSystem(base.system.kind)?.create(base.system.options, base.replicas);
  invariant(system !== undefined, `system ${base.system.kind} is registered`);
  const members = base.replicas.map((replica) => base.absent?.includes(replica) !== true);
  const kept = awayFrom === null ? -1 : base.replicas.indexOf(awayFrom);
  const keys: Key[] = [];
  const triesMax = 100 * LIMITS.replicas * writesInRun(question);
  for (let number = 1; keys.length < writesInRun(question); number += 1) {
    invariant(number <= triesMax, `there are keys that ${awayFrom} does not keep`);
    const key = keyOf(`k${number}`);
    if (!system.homes(hashText(key), members).includes(kept)) keys.push(key);
  }
  return keys;
}

/** The run of one turn: every client writes and every client reads, each pair of them in turn. */
export function probeRun({ base, readsAtMs, seed }: Question, keys: readonly Key[], turn: number): ProbeRun {
  const { clients } = base;
  invariant(clients.length > 0, 'there is a client to ask');
  const writesOf = clients.map(() => 0);
  const readsOf = clients.map(() => 0);
  const reads = new Map<OperationId, { write: OperationId; place: number }>();
  const script: TimedCommand[] = [];
  const gapMs = gapOf(base, keys.length);
  for (const [index, key] of keys.entries()) {
    const count = turn * keys.length + index;
    const writer = count % clients.length;
    const reader = Math.floor(count / clients.length) % clients.length;
    const write = operationId(`${nameOf(writer)}#${next(writesOf, writer)}`);
    script.push({ at: index * gapMs, do: 'put', client: nameOf(writer), key, value: index, context: 'none' });
    for (const [place, at] of readsAtMs.entries()) {
      reads.set(operationId(`${nameOf(reader)}?${next(readsOf, reader)}`), { write, place });
      script.push({ at, do: 'get', client: nameOf(reader), key, after: write });
    }
  }
  // Changes nothing, but rounds of anti-entropy go on only for as long as there are commands.
  script.push({ at: keys.length * gapMs + Math.max(0, ...readsAtMs) + LAST_READ_MS, do: 'heal-all' });
  return { scenario: bare(base, hashText(`${seed}/${turn}`), script), reads };

  function nameOf(client: number) {
    const { id } = clients[client] as Scenario['clients'][number];
    return id;
  }
}

/** The writes of a run are spread evenly over one span between two rounds, so that no time before a round is preferred. */
function gapOf(base: Scenario, writes: number): number {
  const everyMs = roundsEveryMs(base);
  return everyMs === null ? GAP_MS : everyMs / writes;
}

/** The span between two rounds of anti-entropy; null where there are none. */
export function roundsEveryMs({ system, replicas }: Scenario): number | null {
  const rounds = findSystem(system.kind)?.create(system.options, replicas).rounds;
  return rounds === undefined ? null : toMs(rounds.everyUs);
}

function next(counts: number[], client: number): number {
  counts[client] = (counts[client] as number) + 1;
  return counts[client];
}

/**
 * What is kept of a scenario. With one write a key a strategy has nothing to decide and clocks have nothing to order,
 * so the simplest is taken; without retries each operation is one request, as its latency says.
 */
function bare(base: Scenario, seed: number, script: readonly TimedCommand[]): Scenario {
  const { version, title, replicas, clients, system, network, absent, pace } = base;
  return {
    version,
    title,
    description: '',
    seed,
    replicas,
    clients,
    system,
    strategy: { kind: 'last-write-wins', options: LAST_WRITE_WINS },
    merge: 'ask',
    session: 'none',
    network,
    ...(absent === undefined ? {} : { absent }),
    clocks: [],
    script,
    captions: [],
    pace,
  };
}

const LAST_WRITE_WINS = { clock: 'physical', stampedBy: 'coordinator', tie: 'greater-value', bound: 'off' } as const;
