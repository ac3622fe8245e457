/**
 * Simulated time: whole microseconds in the core, milliseconds in scenarios and on screens.
 * This file is the only place where one becomes the other.
 */
declare const micros: unique symbol;

/** A moment or a span of simulated time, in whole microseconds. */
export type Micros = number & { readonly [micros]: true };

const MICROS_PER_MILLISECOND = 1_000;

/** The microsecond nearest to a number of milliseconds (halves go up). */
export const fromMs = (ms: number): Micros => Math.floor(ms * MICROS_PER_MILLISECOND + 0.5) as Micros;

/** Milliseconds, with up to three decimals. */
export const toMs = (us: Micros): number => us / MICROS_PER_MILLISECOND;

/** A number that is already known to be whole microseconds. */
export const asMicros = (us: number): Micros => us as Micros;

/** A moment later by a span. */
export const later = (moment: Micros, span: Micros): Micros => (moment + span) as Micros;
