/** How much of a fault one gets by choosing it, where no number is asked for. */

/** How much longer a slow replica takes, and how far a correction moves a clock, in milliseconds. */
export const SLOW_MS = 200;
export const STEP_MS = 100;

/** So many of a hundred messages are lost on a link that loses. */
export const LOSS_PERCENT = 50;

/** A link that flaps is cut and healed so often, each after so many milliseconds. */
export const FLAP_MS = 40;
export const FLAPS = 5;
