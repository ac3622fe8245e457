/** The first worker: it may be started by a script of its own, while the page's is still on its way. */

/** Undefined before there is one, null once it is taken. */
let first: Worker | null | undefined;

const newWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

export function startFirst(): void {
  if (first !== undefined) return;
  const worker = newWorker();
  first = worker;
  // One that cannot be used is never taken: whoever needs it starts another, and hears what is wrong with that.
  worker.addEventListener('error', () => {
    if (first === worker) first = undefined;
  });
}

/** The first worker where it waits, else a new one. */
export function takeWorker(): Worker {
  const worker = first ?? newWorker();
  first = null;
  return worker;
}
