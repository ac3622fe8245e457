/** How many times as fast as a scenario says it can be played. */
export const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 4, 8] as const;
