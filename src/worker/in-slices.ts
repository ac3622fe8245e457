/** Long work in the worker, done in slices: between two of them other requests are answered. */

/** What the page says to a report of progress. */
export type GoOn = 'go-on' | 'stop';

/** Long enough that the messages between cost nothing, short enough that nobody waits for an answer. */
const SLICE_MS = 40;

/**
 * Does the work to its end, reporting after each slice how far it is; whoever is told decides whether it goes on.
 * Null where it was stopped.
 */
export async function inSlices<Progress, Result>(
  work: Generator<Progress, Result>,
  report: (progress: Progress) => Promise<GoOn>,
): Promise<Result | null> {
  for (;;) {
    const started = performance.now();
    let next = work.next();
    while (next.done !== true && performance.now() - started < SLICE_MS) next = work.next();
    if (next.done === true) return next.value;
    if ((await report(next.value)) === 'stop') return null;
  }
}
