/** How much is asked for one curve; apart from the engine, for the page says it too. */
export const FRESHNESS_POINTS = 21;
export const WRITES_A_POINT = 4_000;
