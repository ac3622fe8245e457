/**
 * The playhead: a simulated time that flows with the frames of the screen, outside React.
 *
 * It flows up to a limit, the end of what is known of the run, and stands there until the limit moves.
 * Whoever draws subscribes and is called once a frame with the time, and only when it has changed.
 */
export interface Playhead {
  /** Simulated microseconds; whole only where it stands still. */
  timeUs(): number;
  subscribe(listener: (timeUs: number) => void): () => void;
}

export interface Playback extends Playhead {
  goTo(timeUs: number): void;
  flow(): void;
  stand(): void;
  /** Simulated microseconds in a second of the person's. */
  setRate(usPerSecond: number): void;
  setLimit(timeUs: number): void;
}

/** Where frames come from; a test gives its own. */
export interface Frames {
  request(callback: (nowMs: number) => void): number;
  cancel(handle: number): void;
}

/** A tab that was hidden goes on where it was, instead of jumping. */
const FRAME_MAX_MS = 100;

const screenFrames: Frames = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
};

export function createPlayback(frames: Frames = screenFrames): Playback {
  const listeners = new Set<(timeUs: number) => void>();
  let timeUs = 0;
  let limitUs = 0;
  let usPerMs = 0;
  let frame: number | null = null;
  let lastMs: number | null = null;

  const moveTo = (nextUs: number): void => {
    if (nextUs === timeUs) return;
    timeUs = nextUs;
    for (const listener of listeners) listener(timeUs);
  };

  const onFrame = (nowMs: number): void => {
    frame = frames.request(onFrame);
    const elapsedMs = lastMs === null ? 0 : Math.min(FRAME_MAX_MS, nowMs - lastMs);
    lastMs = nowMs;
    moveTo(Math.max(timeUs, Math.min(limitUs, timeUs + elapsedMs * usPerMs)));
  };

  return {
    timeUs: () => timeUs,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    goTo: moveTo,
    flow() {
      frame ??= frames.request(onFrame);
    },
    stand() {
      if (frame !== null) frames.cancel(frame);
      frame = null;
      lastMs = null;
      moveTo(Math.floor(timeUs));
    },
    setRate(usPerSecond) {
      usPerMs = usPerSecond / 1_000;
    },
    setLimit(nextUs) {
      limitUs = nextUs;
    },
  };
}
