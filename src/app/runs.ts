/**
 * Work becomes a run. Of several that wait only the last is run, for it holds the others; the last good run
 * stays on the screen meanwhile, and work that is refused is put back as it was.
 */
import type { RunWindow } from '../core/timeline/window.ts';
import type { InputProblem } from '../scenario/problem.ts';
import type { LabClient } from '../worker/client.ts';
import type { RunSummary } from '../worker/protocol.ts';
import { workOf } from './history.ts';
import { problemOf, problemWithAll, tell } from './notices.ts';
import type { Place, Player } from './player.ts';
import type { LabStore, Notice, Work } from './state.ts';
import type { WorkerLife } from './worker-life.ts';

export interface Runs {
  /** Takes new work in hand. The refusal names what was tried, where it cannot be run. */
  take(work: Work, place: Place, refusal: Refusal, stateHash?: string | null): void;
  /** Runs what the page holds, from its start. */
  begin(): void;
  /** With a new worker: makes the last run again, or what was to take its place. */
  resume(): void;
  /** Leaves off the run that is being computed, and makes the last one again. */
  stop(): void;
  isRunning(): boolean;
}

/** What was tried, in words, where these have still to be found. */
type Refusal = string | (() => Promise<string>);

interface Job {
  readonly work: Work;
  readonly place: Place;
  readonly refusal: Refusal;
  /** What the run came to when it was kept. */
  readonly stateHash?: string | null;
}

export function createRuns(store: LabStore, worker: WorkerLife, player: Player): Runs {
  const { getState: state, setState: set } = store;
  /** The work of the run that is on the screen. */
  let good: Work = state();
  let running: Job | null = null;
  let waiting: Job | null = null;
  /** What was told of work that was refused: true until other work is taken. */
  let told: Notice | null = null;
  /** The work under which a worker died: at the second death it is given up. */
  let deadly: Work | null = null;

  const hold = (work: Work): void => set(workOf(work));

  function take(work: Work, place: Place, refusal: Refusal, stateHash: string | null = null): void {
    hold(work);
    if (place.kind === 'start') player.cue();
    waiting = { work, place: place.kind === 'stay' ? (waiting?.place ?? place) : place, refusal, stateHash };
    if (running === null) void runWaiting();
  }

  async function runWaiting(): Promise<void> {
    const client = worker.client();
    while (waiting !== null && worker.isAlive(client)) {
      running = waiting;
      waiting = null;
      set({ worker: state().worker === 'restarting' ? 'restarting' : 'computing' });
      try {
        await run(running);
      } catch (error) {
        if (worker.isAlive(client)) refuse(running, [problemOf(error)]);
      }
    }
    if (!worker.isAlive(client)) return;
    running = null;
    set({ worker: 'ready', computed: null });
    player.restAtEnd();
  }

  async function run(job: Job): Promise<void> {
    const { work, place, stateHash } = job;
    const client = worker.client();
    const canStop = work.session !== good.session;
    const loaded = client.load(
      work.session,
      (steps) => worker.isAlive(client) && set({ computed: { steps, canStop } }),
    );
    // Asked for in one breath, for what is at the start need not be known first; of a refused run there is none.
    const beginning = place.kind === 'start' ? client.window(0) : null;
    beginning?.catch(() => {});
    const answer = await loaded;
    if (!worker.isAlive(client)) return;
    if (!answer.ok) return refuse(job, answer.problems);
    const summary = answer.result;
    const window = await (beginning ?? windowAt(client, place, summary));
    if (!worker.isAlive(client)) return;
    good = work;
    deadly = null;
    set({ refused: null, notice: state().notice === told ? null : state().notice });
    player.show(summary, window, place);
    if (stateHash != null && stateHash !== summary.stateHash) {
      tell(store, 'news', 'This was saved by another version of the engine', [
        problemWithAll('The run comes out differently now. What you see is how it runs today.'),
      ]);
    }
    if (summary.limitReached !== null) tell(store, 'news', summary.limitReached);
  }

  async function windowAt(client: LabClient, place: Place, { steps }: RunSummary): Promise<RunWindow> {
    const step =
      place.kind === 'at' && place.step !== undefined
        ? Math.min(place.step, steps - 1)
        : await client.stepAt(Math.floor(player.timeOf(place)));
    return await client.window(Math.max(0, step));
  }

  function refuse({ work, refusal }: Job, problems: readonly InputProblem[]): void {
    const { scenario, actions, settings } = work.session;
    const isOfSettings = scenario === good.session.scenario && actions === good.session.actions;
    if (waiting === null) hold(good);
    if (isOfSettings && settings !== good.session.settings) return set({ refused: { tried: settings, problems } });
    tellRefusal(refusal, '', problems);
  }

  function tellRefusal(refusal: Refusal, why: string, problems: readonly InputProblem[] = []): void {
    const say = (words: string): void => {
      tell(store, 'problem', words + why, problems);
      // That a worker died stays worth knowing whatever is taken next.
      if (why === '') told = state().notice;
    };
    if (typeof refusal === 'string') say(refusal);
    else refusal().then(say, () => say('That cannot be done'));
  }

  function resume(): void {
    const unfinished = waiting ?? running;
    const isHopeless = running !== null && running.work === deadly && good !== deadly;
    deadly = running?.work ?? null;
    running = null;
    again(unfinished === null || isHopeless ? lastGood() : unfinished);
    if (isHopeless && unfinished !== null) tellRefusal(unfinished.refusal, ': it stops the computing part of the page');
    else tell(store, 'news', RESTARTED);
  }

  const lastGood = (): Job => ({
    work: good,
    place: { kind: state().run === null ? 'start' : 'stay' },
    refusal: 'The run could not be made again',
  });

  /** With a worker that knows of nothing yet. */
  function again(job: Job): void {
    waiting = job;
    set({ worker: 'restarting', computed: null });
    hold(job.work);
    void runWaiting();
  }

  function stop(): void {
    if (running === null) return;
    worker.renew();
    running = null;
    again(lastGood());
    tell(store, 'news', STOPPED);
  }

  return {
    take,
    begin: () => take(state(), { kind: 'start' }, `“${state().session.scenario.title}” cannot be run`),
    resume,
    stop,
    isRunning: () => running !== null,
  };
}

const STOPPED = 'Stopped. You are where you were before.';
const RESTARTED = 'The computing part of the page stopped. It has been started again, and your work is where it was.';
