/** Bounds of the file format beyond those that the engine has; each is wide enough for any honest scenario. */
import { LIMITS } from '../core/engine/scenario.ts';

/** The version that this Siblings reads and writes. */
export const FORMAT_VERSION = 1;

export const FORMAT_LIMITS = {
  /** A script of 10,000 commands, one a line, fits twice. In UTF-16 units. */
  textLength: 2_097_152,
  /** Brackets within brackets: more than any value needs, few enough for recursion. */
  depth: 32,
  /** Values in a file all together, counting those inside others. */
  values: 400_000,
  /** One day: far longer than any script, and exact in microseconds. */
  timeMs: 86_400_000,
  /** Ten minutes for one message. */
  latencyMs: 600_000,
  /** Some 11 days ahead or behind. */
  clockOffsetMs: 1_000_000_000,
  /** Half as fast again, or half as slow: a clock never stands still. */
  clockDriftPpm: 500_000,
  paceMin: 0.001,
  paceMax: 1_000_000,
  seedMax: 4_294_967_295,
  /** 10,000 of them add up exactly. */
  incrementMax: 1_000_000_000,
  nameLength: 32,
  keyLength: 128,
  messageLength: 256,
  /** Edges between all replicas, under the longest names. */
  optionLength: 40_000,
  titleLength: 200,
  descriptionLength: 4_000,
  captionLength: 500,
  captions: 200,
  /** Every pair of nodes at most once. */
  links: ((LIMITS.replicas + LIMITS.clients) * (LIMITS.replicas + LIMITS.clients - 1)) / 2,
  /** Every node at most once. */
  clocks: LIMITS.replicas + LIMITS.clients,
  branches: 100,
  /** How often a client says one thing. */
  attempts: 10,
} as const;

/** A number with commas between its thousands: `2,097,152`. */
export const withCommas = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
