/**
 * The worker that answers now, and another in its place when it dies. Nothing is lost with one: a run is a
 * pure function of the work that the page holds, so the next worker makes it again.
 */
import type { LabClient } from '../worker/client.ts';
import { problemWithAll, tell } from './notices.ts';
import type { LabStore } from './state.ts';

export interface WorkerLife {
  /** The one that answers now. */
  client(): LabClient;
  /** Whether it is the one that answers now: what an earlier one still says is not heard. */
  isAlive(client: LabClient): boolean;
  start(): void;
  /** Ends it, whatever it does, and starts another. */
  renew(): void;
}

/** A worker that dies more often than this in a minute is given up: it would die for ever. */
const DEATHS_MAX = 3;
const DEATHS_WITHIN_MS = 60_000;

/** `onReplaced` is called when a worker has died and the next one is there. */
export function createWorkerLife(
  connect: (onDeath: () => void) => LabClient,
  store: LabStore,
  onReplaced: () => void,
): WorkerLife {
  let client: LabClient;
  let alive: LabClient | null = null;
  let deathTimes: readonly number[] = [];

  const isAlive = (asked: LabClient): boolean => asked === alive;

  function start(): void {
    const mine = connect(() => isAlive(mine) && replace());
    client = mine;
    alive = mine;
    void mine.catalogue().then(
      (catalogue) => isAlive(mine) && store.setState({ catalogue }),
      () => {},
    );
  }

  function replace(): void {
    const now = Date.now();
    deathTimes = [...deathTimes.filter((time) => now - time < DEATHS_WITHIN_MS), now];
    if (deathTimes.length > DEATHS_MAX) return giveUp();
    start();
    onReplaced();
  }

  function giveUp(): void {
    alive = null;
    store.setState({ worker: 'failed' });
    tell(store, 'problem', 'The computing part of the page keeps stopping', [
      problemWithAll('It was started again several times.', 'Load the page again: your work comes along.'),
    ]);
  }

  function renew(): void {
    client.end();
    start();
  }

  return { client: () => client, isAlive, start, renew };
}
