/**
 * The playhead and what it shows: it flows with the frames or is set to a step or a time, and the step that is
 * the last at its time is what the page holds as scene, moment and transcript.
 */
import type { Scenario, TimedCommand } from '../core/engine/scenario.ts';
import { fromMs } from '../core/time.ts';
import type { Moment, Scene } from '../core/timeline/scene.ts';
import type { RunWindow } from '../core/timeline/window.ts';
import type { RunSummary } from '../worker/protocol.ts';
import { useOpened } from './dialogs.ts';
import type { Film } from './film.ts';
import type { Playback } from './playback.ts';
import { questionIn, questionStill } from './question.ts';
import type { Reel } from './reel.ts';
import type { LabStore } from './state.ts';
import { linesOf, withLines } from './transcript.ts';
import type { WorkerLife } from './worker-life.ts';

/** Where the playhead goes once a run is there. */
export type Place =
  | { readonly kind: 'stay' }
  /** At the last step of that time, where none is named. */
  | { readonly kind: 'at'; readonly timeUs: number; readonly step?: number | undefined }
  /** Before the first step, playing. */
  | { readonly kind: 'start' };

/** What the playhead passed on its way, and what there was to see before. */
export interface Passage {
  readonly before: Scene;
  readonly moments: readonly Moment[];
  /** False where the playhead was set there. */
  readonly isFlowing: boolean;
}

export interface Player {
  /** A new run will come that is to be played, unless somebody pauses before it is there. */
  cue(): void;
  /** Puts a run on the screen, by a window of it. */
  show(run: RunSummary, window: RunWindow, place: Place): void;
  timeOf(place: Place): number;
  play(): void;
  /** Plays on from where the playhead is, though the run on the screen may end there: more is to come. */
  playOn(): void;
  pause(): void;
  setSpeed(speed: number): void;
  /** Goes to a step, or to a time, wherever in the run it is; of several calls the last wins. */
  seek(target: Target): void;
  onFrame(timeUs: number): void;
  /** Pauses where there is nothing left to play. */
  restAtEnd(): void;
}

type Target = { readonly step: number } | { readonly timeUs: number };

export function createPlayer(
  store: LabStore,
  worker: WorkerLife,
  film: Film,
  playback: Playback,
  onPassage: (passage: Passage) => void,
): Player {
  const { getState: state, setState: set } = store;
  /** Where the playhead was set to a step, that step, though others may have the same time. */
  let pinned: { readonly timeUs: number; readonly step: number } | null = null;
  let seeks = 0;
  /** The last thing done in the run that is shown. */
  let lastDone: TimedCommand | undefined;
  /** Whether the next new run is to play. */
  let isCued = true;

  function show(run: RunSummary, window: RunWindow, place: Place): void {
    const isNew = place.kind === 'start';
    const reel = film.load(window, run);
    seeks += 1;
    set({ run, ...(isNew ? { selection: null, asked: null, putOff: [] } : {}) });
    setRate();
    const atUs = Math.min(timeOf(place), run.endUs);
    if (isNew) {
      put(atUs, -1);
      if (isCued) play();
    } else {
      const step = place.kind === 'at' ? place.step : undefined;
      put(atUs, step === undefined ? reel.stepAt(atUs) : Math.min(step, reel.last));
      askWhatWasPassed(reel, run);
    }
  }

  /** While a run with something new in it was computed time flowed on: what that led to was not seen on the way. */
  function askWhatWasPassed({ first, momentsBetween }: Reel, { effective }: RunSummary): void {
    const { session, step } = state();
    const done = session.actions.at(-1);
    if (done === lastDone) return;
    lastDone = done;
    if (done === undefined) return;
    const passed = momentsBetween(first, step).filter(({ atUs }) => atUs >= fromMs(done.at));
    ask(passed, effective);
  }

  /** Asks nobody who is at work in the settings: the clients' cards ask as well. */
  function ask(passed: readonly Moment[], effective: Scenario): void {
    const { session, putOff, scene } = state();
    if (useOpened.getState().form === 'used') return;
    // What was passed may hold a later read as well, after which there is nothing to decide.
    const asked = questionStill(questionIn(passed, effective, session.actions, putOff), scene);
    if (asked !== null) set({ asked });
  }

  function timeOf(place: Place): number {
    if (place.kind === 'stay') return playback.timeUs();
    return place.kind === 'at' ? place.timeUs : 0;
  }

  function onFrame(timeUs: number): void {
    const { isPlaying, step } = state();
    const reel = film.reel();
    if (reel === null || pinned?.timeUs === timeUs) return;
    // What was shown by a leap to this time is not taken back for a hair.
    const next = isPlaying ? Math.max(step, reel.stepShownAt(timeUs)) : reel.stepAt(timeUs);
    if (next !== step) showStep(next, isPlaying);
    restAtEnd();
  }

  function restAtEnd(): void {
    const { run, isPlaying } = state();
    if (isPlaying && run !== null && playback.timeUs() >= run.endUs) stand();
  }

  /** Sets the playhead to a time, and there to one of the steps that may share it. */
  function put(timeUs: number, step: number): void {
    pinned = { timeUs, step };
    playback.goTo(timeUs);
    showStep(step, false);
  }

  function showStep(step: number, isFlowing: boolean): void {
    const reel = film.reel();
    if (reel === null) return;
    const { step: lastStep, scene: before, transcript, run, asked } = state();
    const scene = reel.sceneAt(step);
    const isForward = isFlowing && step > lastStep;
    const current = reel.momentAt(step);
    const moments = isForward ? reel.momentsBetween(lastStep + 1, step) : current === null ? [] : [current];
    set({
      step,
      scene,
      // The client may have read again meanwhile, or has not yet read where the playhead was set.
      asked: questionStill(asked, scene),
      moment: current,
      transcript: isForward
        ? withLines(transcript, linesOf(moments))
        : withLines([], linesOf(reel.momentsBetween(reel.first, step))),
    });
    if (isForward && run !== null) ask(moments, run.effective);
    film.follow(step);
    // After a leap what was there just before, not what was shown last.
    const prior = isForward || step <= reel.first ? before : reel.sceneAt(step - 1);
    onPassage({ before: prior, moments, isFlowing: isForward });
  }

  async function seek(target: Target): Promise<void> {
    const { run } = state();
    if (film.reel() === null || run === null) return;
    seeks += 1;
    const mine = seeks;
    const timeUs = 'timeUs' in target ? Math.max(0, Math.min(run.endUs, Math.floor(target.timeUs))) : null;
    const step =
      'step' in target
        ? Math.max(-1, Math.min(run.steps - 1, target.step))
        : (film.stepAt(timeUs as number) ?? (await worker.client().stepAt(timeUs as number)));
    if (mine !== seeks) return;
    let reel = film.reel();
    if (reel === null || step < reel.first - 1 || step > reel.last) {
      const window = await worker.client().window(Math.max(0, step));
      if (mine !== seeks) return;
      reel = film.load(window, run);
    }
    const atUs = timeUs ?? reel.momentAt(step)?.atUs ?? (step < 0 ? 0 : (reel.momentAt(step + 1)?.atUs ?? 0));
    put(atUs, step);
    restAtEnd();
  }

  /** A worker that dies meanwhile is told of elsewhere. */
  const goTo = (target: Target): void => void seek(target).catch(() => {});

  function play(): void {
    const { run } = state();
    if (run === null) return;
    if (playback.timeUs() >= run.endUs) goTo({ step: -1 });
    playOn();
    // Of a run without length all is seen at once.
    if (run.endUs === 0) goTo({ timeUs: 0 });
  }

  function playOn(): void {
    pinned = null;
    set({ isPlaying: true });
    playback.flow();
  }

  function pause(): void {
    isCued = false;
    stand();
  }

  function stand(): void {
    set({ isPlaying: false });
    playback.stand();
  }

  function setRate(): void {
    const { run, speed } = state();
    if (run !== null) playback.setRate(run.effective.pace * 1_000 * speed);
  }

  return {
    cue() {
      isCued = true;
    },
    show,
    timeOf,
    play,
    playOn,
    pause,
    setSpeed(speed) {
      set({ speed });
      setRate();
    },
    seek: goTo,
    onFrame,
    restAtEnd,
  };
}
