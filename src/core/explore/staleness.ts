/**
 * How fresh reads are, counted from runs of the engine: a read is fresh where its answer has the write in it.
 *
 * Peter Bailis and others, "Quantifying Eventual Consistency with PBS" (Communications of the ACM, 2014), ask the same
 * of a model (WARS: four latencies and a comparison). Here nothing is compared: messages travel, replicas answer, and
 * what the client got is looked at.
 */
import { compile } from '../engine/program.ts';
import { startRegister } from '../engine/register.ts';
import type { RunState } from '../engine/run-state.ts';
import { LIMITS } from '../engine/scenario.ts';
import { step } from '../engine/step.ts';
import { startWorld } from '../engine/world.ts';
import type { OperationId } from '../ids.ts';
import type { Micros } from '../time.ts';
import { type ProbeRun, probeKeys, probeRun, type Question, writesInRun } from './probe.ts';

/** What came of the reads that began at one time after their writes were acknowledged. */
export interface ReadCounts {
  readonly atMs: number;
  fresh: number;
  stale: number;
  /** The coordinator gave up waiting for R answers. */
  failed: number;
  /** No answer ever came: too many messages were lost. */
  unanswered: number;
}

/** Grows run by run. */
export interface Tally {
  writes: number;
  /** Writes that were not acknowledged; nothing is read after them. */
  unacknowledged: number;
  readonly reads: readonly ReadCounts[];
  /** From the request to the answer, of writes that were acknowledged. */
  readonly writeLatenciesUs: number[];
  /** From the request to the answer, of reads that were answered, whatever they found. */
  readonly readLatenciesUs: number[];
}

const startTally = ({ readsAtMs }: Question): Tally => ({
  writes: 0,
  unacknowledged: 0,
  reads: readsAtMs.map((atMs) => ({ atMs, fresh: 0, stale: 0, failed: 0, unanswered: 0 })),
  writeLatenciesUs: [],
  readLatenciesUs: [],
});

/**
 * Asks at least so many writes and the reads after them. Gives the tally, always the same one, after each of its runs,
 * so that whoever asks can tell how far it is and stop.
 */
export function* measure(question: Question, writes: number): Generator<Tally, Tally> {
  const tally = startTally(question);
  const keys = probeKeys(question);
  const turns = Math.ceil(writes / writesInRun(question));
  for (let turn = 0; turn < turns; turn += 1) {
    count(probeRun(question, keys, turn), tally);
    yield tally;
  }
  return tally;
}

/** Plays the run to its end and counts what its clients were told. */
function count({ scenario, reads }: ProbeRun, tally: Tally): void {
  const program = compile({ scenario, actions: [] });
  const world = startWorld(program);
  const issuedUs = new Map<OperationId, Micros>();
  const acknowledged = new Set<OperationId>();
  const found: Found[] = [];
  const run: RunState = {
    program,
    world,
    register: startRegister(),
    emit(happening) {
      if (happening.kind === 'issued') {
        issuedUs.set(happening.operation, world.nowUs);
      } else if (happening.kind === 'acknowledged') {
        acknowledged.add(happening.operation);
        tally.writeLatenciesUs.push(world.nowUs - (issuedUs.get(happening.operation) ?? 0));
      } else if (happening.kind === 'read' || happening.kind === 'failed') {
        const { kind, operation, siblings } = happening;
        const tookUs = world.nowUs - (issuedUs.get(operation) ?? 0);
        found.push({ operation, tookUs, siblings: kind === 'read' ? siblings : null });
      }
    },
  };
  while (world.steps < LIMITS.steps && step(run));
  tally.writes += program.schedule.filter(({ kind }) => kind === 'operation').length;
  tally.unacknowledged = tally.writes - tally.writeLatenciesUs.length;
  countReads(reads, acknowledged, found, tally);
}

/** What the client was told about a read; null siblings where it failed. */
interface Found {
  readonly operation: OperationId;
  readonly tookUs: number;
  readonly siblings: readonly { readonly write: OperationId }[] | null;
}

function countReads(
  reads: ProbeRun['reads'],
  acknowledged: ReadonlySet<OperationId>,
  found: readonly Found[],
  tally: Tally,
): void {
  // Every read is unanswered until its answer is found among what the clients were told.
  for (const { write, place } of reads.values())
    if (acknowledged.has(write)) (tally.reads[place] as ReadCounts).unanswered += 1;
  for (const { operation, tookUs, siblings } of found) {
    const read = reads.get(operation);
    if (read === undefined || !acknowledged.has(read.write)) continue;
    const counts = tally.reads[read.place] as ReadCounts;
    counts.unanswered -= 1;
    if (siblings === null) {
      counts.failed += 1;
      continue;
    }
    tally.readLatenciesUs.push(tookUs);
    if (siblings.some(({ write }) => write === read.write)) counts.fresh += 1;
    else counts.stale += 1;
  }
}

/** The last value that a generator gives, all of its work done. */
export function finish<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
