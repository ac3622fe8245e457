/** The page's side: starts a worker, calls it, and notices when it dies. */
import { proxy, wrap } from 'comlink';
import { takeWorker } from './first-worker.ts';
import type { LabWorker } from './protocol.ts';

/** The lab as the page calls it: every answer is awaited. */
export type LabClient = {
  readonly [Method in keyof LabWorker]: (
    ...args: Parameters<LabWorker[Method]>
  ) => Promise<Awaited<ReturnType<LabWorker[Method]>>>;
} & {
  /** Ends the worker; calls that are open fail. */
  end(): void;
};

/** The worker threw where nobody caught it, could not be loaded, or has given no sign of life for too long. */
export class WorkerDeath extends Error {
  override readonly name = 'WorkerDeath';
}

/** How long a call may go without an answer or a report of progress. */
const SILENCE_MAX_MS = 20_000;

/** Starts a worker. `onDeath` is called once, when it is gone; every open and later call fails with the same. */
export function connect(onDeath: (death: WorkerDeath) => void): LabClient {
  const worker = takeWorker();
  const remote = wrap<LabWorker>(worker);
  let failOpenCalls: (death: WorkerDeath) => void = () => {};
  const dead = new Promise<never>((_, reject) => {
    failOpenCalls = reject;
  });
  // Calls race against it; with none open its failing is no news.
  dead.catch(() => {});
  let isAlive = true;

  const die = (why: string): void => {
    if (!isAlive) return;
    isAlive = false;
    const death = new WorkerDeath(why);
    worker.terminate();
    failOpenCalls(death);
    onDeath(death);
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    die(event.message === '' ? 'it could not be started' : event.message);
  });
  worker.addEventListener('messageerror', () => die('it sent something that cannot be read'));

  /** One call, ended by its answer, by the worker's death, or by too long a silence. */
  async function call<Result>(ask: (signOfLife: () => void) => Promise<Result>): Promise<Result> {
    let timer = 0;
    const listen = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => die('it gives no answer'), SILENCE_MAX_MS);
    };
    listen();
    try {
      return await Promise.race([ask(listen), dead]);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    load: (session, onProgress) =>
      call(async (signOfLife) => await remote.load(session, heard(onProgress, signOfLife))),
    window: (step) => call(async () => await remote.window(step)),
    stepAt: (atUs) => call(async () => await remote.stepAt(atUs)),
    decisionAfter: (step) => call(async () => await remote.decisionAfter(step)),
    decisionBefore: (step) => call(async () => await remote.decisionBefore(step)),
    account: (step) => call(async () => await remote.account(step)),
    letter: (...asked) => call(async () => await remote.letter(...asked)),
    clockEffect: (...about) => call(async () => await remote.clockEffect(...about)),
    growth: () => call(async () => await remote.growth()),
    freshness: (report) => call(async (signOfLife) => await remote.freshness(heard(report, signOfLife))),
    comparison: (session, report) =>
      call(async (signOfLife) => await remote.comparison(session, heard(report, signOfLife))),
    plate: (scenario, about) => call(async () => await remote.plate(scenario, about)),
    catalogue: () => call(async () => await remote.catalogue()),
    end: () => {
      isAlive = false;
      worker.terminate();
      failOpenCalls(new WorkerDeath('it was ended'));
    },
  };
}

/** For the worker to call: a report of how far it is, which is a sign of life. */
const heard = <Progress, Said>(report: (progress: Progress) => Said, signOfLife: () => void) =>
  proxy((progress: Progress): Said => {
    signOfLife();
    return report(progress);
  });
