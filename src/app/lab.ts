/**
 * The laboratory on the page's side: one store, the playhead, and the commands that change what is run.
 *
 * Whatever changes the run goes one way: new work (scenario, settings, actions) → worker → run → a window of
 * it → the screen. The last good run stays on the screen meanwhile; work that is refused is put back as it was.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command, Scenario, TimedCommand } from '../core/engine/scenario.ts';
import { asMicros, fromMs, toMs } from '../core/time.ts';
import type { Moment, Scene } from '../core/timeline/scene.ts';
import { decodeLink, encodeLink } from '../scenario/link.ts';
import type { InputProblem } from '../scenario/problem.ts';
import type { SavedRun } from '../scenario/saved-run.ts';
import { textOfRun } from '../scenario/write.ts';
import type { LabClient } from '../worker/client.ts';
import type { RunSummary, RunWindow } from '../worker/protocol.ts';
import { describeCommand } from './describe.ts';
import { redone, switched, undone, type Work, withAction } from './history.ts';
import { createPlayback, type Playback, type Playhead } from './playback.ts';
import { createReel, type Reel } from './reel.ts';
import type { LabCommands, LabState, Notice } from './state.ts';
import { linesOf, withLines } from './transcript.ts';

/** What the playhead passed on its way, and what there was to see before. */
export interface Passage {
  readonly before: Scene;
  readonly moments: readonly Moment[];
  /** False where the playhead was set there. */
  readonly isFlowing: boolean;
}

export interface Lab {
  readonly store: StoreApi<LabState>;
  readonly commands: LabCommands;
  readonly playhead: Playhead;
  start(): void;
  onPassage(listener: (passage: Passage) => void): () => void;
}

/** Where the playhead goes once a run is there. */
type Place =
  | { readonly kind: 'stay' }
  /** At the last step of that time, where none is named. */
  | { readonly kind: 'at'; readonly timeUs: number; readonly step?: number | undefined }
  /** Before the first step, playing. */
  | { readonly kind: 'start' };

interface Job {
  readonly work: Work;
  readonly place: Place;
  /** Names what was tried, where it is refused. */
  readonly refusal: string;
  /** What the run came to when it was kept. */
  readonly stateHash?: string | null;
}

const EMPTY_SCENE: Scene = { replicas: [], clients: [], cuts: [], flights: [] };
/** A worker that dies more often than this in a minute is given up: it would die for ever. */
const DEATHS_MAX = 3;
const DEATHS_WITHIN_MS = 60_000;
const FILE_MAX_BYTES = 8_000_000;
const WHOLE_TEXT = '';

export function createLab(
  connect: (onDeath: () => void) => LabClient,
  scenario: Scenario,
  playback: Playback = createPlayback(),
): Lab {
  const store = createStore<LabState>(() => ({
    worker: 'starting',
    catalogue: null,
    session: { scenario, settings: {}, actions: [] },
    branches: [],
    undone: [],
    run: null,
    step: -1,
    scene: EMPTY_SCENE,
    moment: null,
    window: null,
    account: null,
    isPlaying: false,
    speed: 1,
    selection: null,
    notice: null,
    transcript: [],
    asked: null,
  }));
  const { getState: state, setState: set } = store;
  const listeners = new Set<(passage: Passage) => void>();

  let client: LabClient;
  let deathTimes: readonly number[] = [];
  /** Counts workers: what an earlier one still says is not heard. */
  let generation = 0;
  let reel: Reel | null = null;
  let nextReel: Reel | null = null;
  let isFetching = false;
  /** The work of the run that is on the screen. */
  let good: Work = state();
  let running: Job | null = null;
  let waiting: Job | null = null;
  /** The job under which a worker died: at the second death it is given up. */
  let deadly: Work | null = null;
  /** Where the playhead was set to a step, that step, though others may have the same time. */
  let pinned: { readonly timeUs: number; readonly step: number } | null = null;
  let seeks = 0;
  let isAccounting = false;

  // ── runs ────────────────────────────────────────────────────────────────────────────────────────────

  /** Takes new work in hand; of several that wait, only the last is run, for it holds the others. */
  function take(work: Work, place: Place, refusal: string, stateHash: string | null = null): void {
    set({ session: work.session, branches: work.branches, undone: work.undone });
    waiting = { work, place: place.kind === 'stay' ? (waiting?.place ?? place) : place, refusal, stateHash };
    if (running === null) void runWaiting();
  }

  function takeOther(work: Work, refusal: string, place: Place = { kind: 'stay' }): void {
    if (work.session !== state().session) take(work, place, refusal);
  }

  /** What is done again is seen: the playhead goes on to it, if it stands before it. */
  function placeToSee(action: TimedCommand | undefined): Place {
    if (action === undefined || fromMs(action.at) <= playback.timeUs()) return { kind: 'stay' };
    return { kind: 'at', timeUs: fromMs(action.at) };
  }

  async function runWaiting(): Promise<void> {
    const mine = generation;
    while (waiting !== null && mine === generation) {
      running = waiting;
      waiting = null;
      set({ worker: state().worker === 'restarting' ? 'restarting' : 'computing' });
      try {
        await run(running, mine);
      } catch (error) {
        if (mine === generation) refuse(running, [{ path: WHOLE_TEXT, message: messageOf(error) }]);
      }
    }
    if (mine !== generation) return;
    running = null;
    set({ worker: 'ready' });
  }

  async function run(job: Job, mine: number): Promise<void> {
    const answer = await client.load(job.work.session, () => {});
    if (mine !== generation) return;
    if (!answer.ok) return refuse(job, answer.problems);
    const summary = answer.result;
    const { place } = job;
    const step =
      place.kind === 'at' && place.step !== undefined
        ? Math.min(place.step, summary.steps - 1)
        : await client.stepAt(Math.floor(timeOf(place)));
    const window = await client.window(Math.max(0, step));
    if (mine !== generation) return;
    good = job.work;
    deadly = null;
    show(summary, window, place);
    if (job.stateHash != null && job.stateHash !== summary.stateHash) {
      tell('news', 'This was saved by another version of the engine', [
        { path: WHOLE_TEXT, message: 'The run comes out differently now. What you see is how it runs today.' },
      ]);
    }
    if (summary.limitReached !== null) tell('news', summary.limitReached);
  }

  function timeOf(place: Place): number {
    if (place.kind === 'stay') return playback.timeUs();
    return place.kind === 'at' ? place.timeUs : 0;
  }

  function show(summary: RunSummary, window: RunWindow, place: Place): void {
    const isNew = place.kind === 'start';
    const shown = createReel(window);
    setReel(shown, summary);
    seeks += 1;
    set({ run: summary, ...(isNew ? { selection: null, asked: null } : {}) });
    playback.setRate(summary.effective.pace * 1_000 * state().speed);
    const atUs = Math.min(timeOf(place), summary.endUs);
    put(
      atUs,
      isNew
        ? -1
        : place.kind === 'at' && place.step !== undefined
          ? Math.min(place.step, shown.last)
          : shown.stepAt(atUs),
    );
    if (isNew) commands.play();
  }

  function refuse(job: Job, problems: readonly InputProblem[]): void {
    if (waiting === null) set({ session: good.session, branches: good.branches, undone: good.undone });
    tell('problem', job.refusal, problems);
  }

  function tell(tone: Notice['tone'], title: string, problems: readonly InputProblem[] = []): void {
    set({ notice: { tone, title, problems } });
  }

  // ── worker ──────────────────────────────────────────────────────────────────────────────────────────

  function open(): void {
    generation += 1;
    const mine = generation;
    client = connect(() => mine === generation && reopen());
    isFetching = false;
    isAccounting = false;
    void client.catalogue().then(
      (catalogue) => mine === generation && set({ catalogue }),
      () => {},
    );
  }

  function reopen(): void {
    const now = Date.now();
    deathTimes = [...deathTimes.filter((time) => now - time < DEATHS_WITHIN_MS), now];
    if (deathTimes.length > DEATHS_MAX) {
      generation += 1;
      set({ worker: 'failed' });
      return tell('problem', 'The computing part of the page keeps stopping', [
        {
          path: WHOLE_TEXT,
          message: 'It was started again several times.',
          hint: 'Save your work as a file, then load the page again.',
        },
      ]);
    }
    const unfinished = waiting ?? running;
    const isHopeless = running !== null && running.work === deadly && good !== deadly;
    deadly = running?.work ?? null;
    open();
    running = null;
    waiting =
      unfinished === null || isHopeless
        ? { work: good, place: { kind: 'stay' }, refusal: 'The run could not be made again' }
        : unfinished;
    set({
      worker: 'restarting',
      session: waiting.work.session,
      branches: waiting.work.branches,
      undone: waiting.work.undone,
    });
    if (isHopeless) tell('problem', `${unfinished?.refusal}: it stops the computing part of the page`);
    else
      tell('news', 'The computing part of the page stopped. It has been started again, and your work is where it was.');
    void runWaiting();
  }

  // ── the window around the playhead ──────────────────────────────────────────────────────────────────

  function setReel(next: Reel, summary: RunSummary): void {
    reel = next;
    nextReel = null;
    set({ window: next.window });
    playback.setLimit(knownUntilUs(next, summary));
  }

  function knownUntilUs(known: Reel, summary: RunSummary): number {
    const isWhole = known.last >= summary.steps - 1;
    return isWhole ? summary.endUs : (known.momentAt(known.last)?.atUs ?? 0);
  }

  /** Asks for what comes next while there is still half a window to play. */
  function fetchAhead(step: number): void {
    const summary = state().run;
    if (reel === null || summary === null || isFetching || nextReel !== null || reel.last >= summary.steps - 1) return;
    if (step < (reel.first + reel.last) / 2) return;
    const from = reel;
    const mine = generation;
    isFetching = true;
    client.window(reel.last + 1).then(
      (window) => {
        isFetching = false;
        if (mine !== generation || reel !== from || state().run !== summary) return;
        nextReel = createReel(window);
        turnOver(state().step);
      },
      () => {
        isFetching = false;
      },
    );
  }

  /** Goes over to the next window as soon as it holds the step that is shown. */
  function turnOver(step: number): void {
    const summary = state().run;
    if (nextReel !== null && summary !== null && step >= nextReel.first - 1 && step <= nextReel.last)
      setReel(nextReel, summary);
  }

  function onFrame(timeUs: number): void {
    const { run: summary, isPlaying, step } = state();
    if (reel === null || summary === null || pinned?.timeUs === timeUs) return;
    const next = reel.stepAt(timeUs);
    if (next !== step) showStep(next, isPlaying);
    if (isPlaying && timeUs >= summary.endUs) commands.pause();
  }

  /** Sets the playhead to a time, and there to one of the steps that may share it. */
  function put(timeUs: number, step: number): void {
    pinned = { timeUs, step };
    playback.goTo(timeUs);
    showStep(step, false);
  }

  function showStep(step: number, isFlowing: boolean): void {
    if (reel === null) return;
    const before = state();
    const isForward = isFlowing && step > before.step;
    const current = reel.momentAt(step);
    const moments = isForward ? reel.momentsBetween(before.step + 1, step) : current === null ? [] : [current];
    set({
      step,
      scene: reel.sceneAt(step),
      moment: current,
      transcript: isForward
        ? withLines(before.transcript, linesOf(moments))
        : withLines([], linesOf(reel.momentsBetween(reel.first, step))),
      ...(isForward ? question(moments) : {}),
    });
    for (const listener of listeners) listener({ before: before.scene, moments, isFlowing: isForward });
    turnOver(step);
    fetchAhead(step);
    void bringAccount();
  }

  /** Siblings that a client has just got, where the person is to decide and has not done so yet. */
  function question(moments: readonly Moment[]): Partial<LabState> {
    const { run: summary, session } = state();
    if (summary?.effective.merge !== 'ask') return {};
    for (const { events, atUs } of moments.toReversed()) {
      for (const { event } of events) {
        if (event.kind !== 'read' || event.siblings.length < 2) continue;
        const isAnswered = [...session.actions, ...summary.effective.script].some(
          (command) =>
            command.do !== 'get' &&
            'client' in command &&
            command.client === event.client &&
            command.key === event.key &&
            fromMs(command.at) >= atUs,
        );
        if (!isAnswered) return { asked: { client: event.client, key: event.key, operation: event.operation } };
      }
    }
    return {};
  }

  /** One question to the worker at a time; the last step asked for wins. */
  async function bringAccount(): Promise<void> {
    if (isAccounting) return;
    const mine = generation;
    isAccounting = true;
    try {
      let told: { readonly step: number; readonly run: RunSummary | null };
      do {
        told = { step: state().step, run: state().run };
        const account = await client.account(told.step);
        if (mine !== generation) return;
        set({ account });
      } while (told.step !== state().step || told.run !== state().run);
    } catch {
      // The worker is gone, or busy with another run: the next step asks again.
    } finally {
      if (mine === generation) isAccounting = false;
    }
  }

  /** Goes to a step, or to a time, wherever in the run it is; of several calls the last wins. */
  async function seek(target: { readonly step: number } | { readonly timeUs: number }): Promise<void> {
    const summary = state().run;
    if (reel === null || summary === null) return;
    seeks += 1;
    const mine = seeks;
    const timeUs = 'timeUs' in target ? Math.max(0, Math.min(summary.endUs, Math.floor(target.timeUs))) : null;
    const isKnown =
      timeUs !== null &&
      timeUs <= knownUntilUs(reel, summary) &&
      (reel.first === 0 || timeUs >= (reel.momentAt(reel.first)?.atUs ?? 0));
    const step =
      'step' in target
        ? Math.max(-1, Math.min(summary.steps - 1, target.step))
        : isKnown
          ? reel.stepAt(timeUs as number)
          : await client.stepAt(timeUs as number);
    if (mine !== seeks) return;
    if (step < reel.first - 1 || step > reel.last) {
      const window = await client.window(Math.max(0, step));
      if (mine !== seeks) return;
      setReel(createReel(window), summary);
    }
    const atUs = timeUs ?? reel.momentAt(step)?.atUs ?? (step < 0 ? 0 : (reel.momentAt(step + 1)?.atUs ?? 0));
    put(atUs, step);
    if (state().isPlaying && atUs >= summary.endUs) commands.pause();
  }

  // ── commands ────────────────────────────────────────────────────────────────────────────────────────

  const commands: LabCommands = {
    act(command: Command) {
      const { run: summary, isPlaying } = state();
      const nowUs = Math.floor(playback.timeUs());
      const isAtEnd = summary !== null && nowUs >= summary.endUs;
      // One microsecond on: after everything that is on the screen.
      const at = toMs(asMicros(nowUs + 1));
      take(
        withAction(state(), command, at),
        isPlaying ? { kind: 'stay' } : { kind: 'at', timeUs: nowUs + 1 },
        `That cannot be done: ${describeCommand(command)}`,
      );
      if (isAtEnd) playOn();
    },
    undo: () => takeOther(undone(state()), 'That cannot be undone'),
    redo: () => takeOther(redone(state()), 'That cannot be done again', placeToSee(state().undone.at(-1))),
    switchBranch: (index) => takeOther(switched(state(), index), 'That branch cannot be run'),
    play() {
      const summary = state().run;
      if (summary === null) return;
      if (playback.timeUs() >= summary.endUs) void seek({ step: -1 });
      pinned = null;
      set({ isPlaying: true });
      playback.flow();
    },
    pause() {
      set({ isPlaying: false });
      playback.stand();
    },
    setSpeed(speed) {
      set({ speed });
      const pace = state().run?.effective.pace;
      if (pace !== undefined) playback.setRate(pace * 1_000 * speed);
    },
    seekStep: (step) => void seek({ step }).catch(() => {}),
    seekTime: (timeUs) => void seek({ timeUs }).catch(() => {}),
    stepBy(count) {
      commands.pause();
      commands.seekStep(state().step + count);
    },
    restart() {
      void seek({ step: -1 }).catch(() => {});
    },
    changeSettings(settings) {
      const { session } = state();
      take(
        { ...state(), session: { ...session, settings: { ...session.settings, ...settings } } },
        { kind: 'stay' },
        'This cannot be chosen here',
      );
    },
    openScenario: (opened) =>
      take(
        { session: { scenario: opened, settings: {}, actions: [] }, branches: [], undone: [] },
        { kind: 'start' },
        `“${opened.title}” cannot be run`,
      ),
    openFile: (file) => void openFile(file),
    openLink: (hash) => void openLink(hash),
    makeLink: () => encodeLink(saved()),
    makeFile: () => textOfRun(saved()),
    select: (selection) => set({ selection }),
    closeNotice: () => set({ notice: null }),
    putOff: () => set({ asked: null }),
  };

  /** After an action at the end of the run: goes on with what came of it. */
  function playOn(): void {
    set({ isPlaying: true });
    pinned = null;
    playback.flow();
  }

  /** All that it takes to come back to this moment. */
  function saved(): SavedRun {
    const { session, branches, step, run: summary, selection } = state();
    return {
      session,
      branches,
      playheadUs: Math.floor(playback.timeUs()),
      stateHash: summary?.stateHash ?? null,
      ...(step < 0 ? {} : { step }),
      ...(selection === null ? {} : { open: selection }),
    };
  }

  /** Paused at the moment that was kept; a scenario with nothing done to it plays from its start. */
  function openSaved(
    { session, branches = [], playheadUs, step, stateHash, open: selection }: SavedRun,
    refusal: string,
  ): void {
    const isUntouched = playheadUs === 0 && step === undefined && session.actions.length === 0;
    if (!isUntouched) commands.pause();
    set({ selection: selection ?? null, asked: null });
    take(
      { session, branches, undone: [] },
      isUntouched ? { kind: 'start' } : { kind: 'at', timeUs: playheadUs, step },
      refusal,
      stateHash,
    );
  }

  async function openFile(file: File): Promise<void> {
    const title = `“${file.name}” cannot be opened`;
    if (file.size > FILE_MAX_BYTES)
      return tell('problem', title, [
        { path: WHOLE_TEXT, message: `It has ${file.size} bytes; a scenario has at most ${FILE_MAX_BYTES}.` },
      ]);
    try {
      const { parseSavedRun } = await import('../scenario/format.ts');
      const answer = parseSavedRun(await file.text());
      if (answer.ok) openSaved(answer.result, title);
      else tell('problem', title, answer.problems);
    } catch (error) {
      tell('problem', title, [{ path: WHOLE_TEXT, message: messageOf(error) }]);
    }
  }

  async function openLink(hash: string): Promise<void> {
    const title = 'This link cannot be opened';
    try {
      const answer = await decodeLink(hash);
      if (!answer.ok) return brokenLink(title, answer.problems);
      openSaved(answer.result, title);
    } catch (error) {
      brokenLink(title, [{ path: WHOLE_TEXT, message: messageOf(error) }]);
    }
  }

  function brokenLink(title: string, problems: readonly InputProblem[]): void {
    if (state().run === null && running === null) startPlaying();
    tell('problem', title, problems);
  }

  const startPlaying = (): void =>
    take(state(), { kind: 'start' }, `“${state().session.scenario.title}” cannot be run`);

  return {
    store,
    commands,
    playhead: playback,
    start() {
      playback.subscribe(onFrame);
      open();
      if (location.hash.length > 1) commands.openLink(location.hash);
      else startPlaying();
    },
    onPassage(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
