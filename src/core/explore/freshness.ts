/**
 * How the chance of a fresh read grows with the time since the write was acknowledged, for the replicas, the quorums
 * and the network of a scenario.
 *
 * First the span is found within which it grows: the time is doubled until nothing changes any more. Then so many
 * times within that span are asked, each with writes of its own and one read a write, so that repairs by reads have
 * their say in no other read.
 */
import type { Scenario } from '../engine/scenario.ts';
import { type Estimate, quantileOf, shareOf } from './estimates.ts';
import { FRESHNESS_POINTS, WRITES_A_POINT } from './freshness-scale.ts';
import { roundsEveryMs } from './probe.ts';
import { measure, type Tally } from './staleness.ts';

export interface Freshness {
  /** From the acknowledgement of the write on. */
  readonly points: readonly FreshnessPoint[];
  readonly writes: LatencySummary;
  readonly reads: LatencySummary;
}

export interface FreshnessPoint {
  readonly atMs: number;
  /** Of the reads that were answered. */
  readonly fresh: Estimate;
}

/** Of those that were answered, in milliseconds. */
export interface LatencySummary {
  readonly asked: number;
  readonly answered: number;
  /** What half, all but one in a hundred, and all but one in a thousand stay below; NaN where none was answered. */
  readonly median: Estimate;
  readonly percent99: Estimate;
  readonly permille999: Estimate;
}

/** How far it is, and what is known so far. */
export interface FreshnessProgress {
  /** 0 to 1; stays 0 while the span is looked for. */
  readonly done: number;
  /** How far the time axis goes; null until the span is found. */
  readonly spanMs: number | null;
  /** The writes that these points rest on, each with a read of its own. */
  readonly writes: number;
  readonly points: readonly FreshnessPoint[];
}

/** Enough to see within two percent whether the curve still rises. */
const WRITES_A_LOOK = 1_000;
const LOOKS_MAX = 16;
const FLAT = 0.01;
const US_IN_MS = 1_000;

export function* measureFreshness(
  scenario: Scenario,
  seed: number,
  writesAPoint: number = WRITES_A_POINT,
): Generator<FreshnessProgress, Freshness> {
  const ask = (atMs: number, purpose: number) => ({
    base: scenario,
    awayFrom: null,
    readsAtMs: [atMs],
    seed: seed + purpose,
  });
  const spanMs = yield* findSpan((atMs) => ask(atMs, 0), 2 * (roundsEveryMs(scenario) ?? 0));
  const points: FreshnessPoint[] = [];
  const tallies: Tally[] = [];
  for (let index = 0; index < FRESHNESS_POINTS; index += 1) {
    const atMs = (spanMs * index) / (FRESHNESS_POINTS - 1);
    const work = measure(ask(atMs, index + 1), writesAPoint);
    let next = work.next();
    while (next.done !== true) {
      yield {
        done: (index + next.value.writes / writesAPoint) / FRESHNESS_POINTS,
        spanMs,
        writes: sum(tallies.map(({ writes }) => writes)),
        points: [...points],
      };
      next = work.next();
    }
    tallies.push(next.value);
    points.push({ atMs, fresh: freshIn(next.value) });
  }
  return { points, writes: summaryOfWrites(tallies), reads: summaryOfReads(tallies) };
}

type Ask = (atMs: number) => Parameters<typeof measure>[0];

/** Shorter spans than so many median writes would be a moment in which nothing could have changed. */
const MEDIANS_SHOWN = 3;

/**
 * The time by which the curve has come to within a percent of where it stays, and at least some median writes, as a
 * round number. Where rounds of
 * anti-entropy are to come, it may rise again after it was flat: it is given the time of two.
 */
function* findSpan(ask: Ask, patienceMs: number): Generator<FreshnessProgress, number> {
  const looks: { readonly atMs: number; readonly share: number }[] = [];
  let slowestMs = 0;
  let medianMs = 0;
  for (let atMs = 0; looks.length < LOOKS_MAX; atMs = Math.max(1, atMs * 2)) {
    const work = measure(ask(atMs), WRITES_A_LOOK);
    let next = work.next();
    while (next.done !== true) {
      yield { done: 0, spanMs: null, writes: 0, points: [] };
      next = work.next();
    }
    looks.push({ atMs, share: freshIn(next.value).value });
    const writes = sortedMs([next.value.writeLatenciesUs]);
    slowestMs = Math.max(slowestMs, quantileOf(writes, 0.99).value || 0);
    medianMs = Math.max(medianMs, quantileOf(writes, 0.5).value || 0);
    const isAll = (looks.at(-1)?.share ?? 0) >= 1;
    if (isFlat(looks) && atMs >= slowestMs && (isAll || atMs >= patienceMs)) break;
  }
  const best = looks.reduce((most, { share }) => Math.max(most, share), 0);
  const settled = looks.find(({ share }) => share >= best - FLAT);
  return roundUp(Math.max(1, settled?.atMs ?? 1, MEDIANS_SHOWN * medianMs));
}

/** The last two doublings brought nothing, or there is nothing left to bring. */
function isFlat(looks: readonly { readonly share: number }[]): boolean {
  const [before, between, last] = looks.slice(-3);
  if (before === undefined || between === undefined || last === undefined) return false;
  return last.share >= 1 || Math.max(between.share, last.share) - before.share < FLAT / 2;
}

/** 1, 2 or 5 times a power of ten. */
function roundUp(ms: number): number {
  let power = 1;
  while (power * 10 < ms) power *= 10;
  return [1, 2, 5, 10].map((times) => times * power).find((round) => round >= ms) ?? ms;
}

function freshIn({ reads }: Tally): Estimate {
  const { fresh = 0, stale = 0 } = reads[0] ?? {};
  return shareOf(fresh, fresh + stale);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const summaryOfWrites = (tallies: readonly Tally[]): LatencySummary =>
  summaryOf(
    tallies.map(({ writeLatenciesUs }) => writeLatenciesUs),
    sum(tallies.map(({ writes }) => writes)),
  );

const summaryOfReads = (tallies: readonly Tally[]): LatencySummary =>
  summaryOf(
    tallies.map(({ readLatenciesUs }) => readLatenciesUs),
    sum(tallies.flatMap(({ reads }) => reads.map((read) => read.fresh + read.stale + read.failed + read.unanswered))),
  );

function summaryOf(samplesUs: readonly (readonly number[])[], asked: number): LatencySummary {
  const sorted = sortedMs(samplesUs);
  return {
    asked,
    answered: sorted.length,
    median: quantileOf(sorted, 0.5),
    percent99: quantileOf(sorted, 0.99),
    permille999: quantileOf(sorted, 0.999),
  };
}

const sortedMs = (samplesUs: readonly (readonly number[])[]): Float64Array =>
  Float64Array.from(samplesUs.flat(), (us) => us / US_IN_MS).sort();
