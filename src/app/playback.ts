/**
 * The playhead: a simulated time that flows with the frames of the screen, outside React.
 *
 * It flows at a pace of its own in every moment, up to a limit, the end of what is known of the run, and stands there until the limit moves.
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
  setPace(pace: Pace): void;
  setLimit(timeUs: number): void;
}

/** How many times as fast as the rate says time flows at a simulated time in microseconds. */
export type Pace = (timeUs: number) => number;

export const EVEN_PACE: Pace = () => 1;

/** Where frames come from; a test gives its own. */
export interface Frames {
  request(callback: (nowMs: number) => void): number;
  cancel(handle: number): void;
}

/** A tab that was hidden goes on where it was, instead of jumping. */
const FRAME_MAX_MS = 100;
/** A frame that comes late is lived through in parts, for the pace may change within it. */
const PART_MAX_MS = 17;

const screenFrames: Frames = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
};

export function createPlayback(frames: Frames = screenFrames): Playback {
  const listeners = new Set<(timeUs: number) => void>();
  let timeUs = 0;
  let limitUs = 0;
  let usPerMs = 0;
  let pace = EVEN_PACE;
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
    let nextUs = timeUs;
    for (let leftMs = elapsedMs; leftMs > 0 && nextUs < limitUs; leftMs -= PART_MAX_MS)
      nextUs += Math.min(PART_MAX_MS, leftMs) * usPerMs * pace(nextUs);
    moveTo(Math.max(timeUs, Math.min(limitUs, nextUs)));
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
    setPace(next) {
      pace = next;
    },
    setLimit(nextUs) {
      limitUs = nextUs;
    },
  };
}
