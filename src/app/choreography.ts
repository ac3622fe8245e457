/**
 * How long everything takes that moves, and how it moves: the one place for it. Style sheets read the durations
 * and easings by their names, from the document's root.
 */

/** Milliseconds; each is a custom property `--move-NAME` too. */
export const DURATIONS = {
  /** A button answers. */
  answer: 120,
  /** A panel opens, a card changes its size. */
  open: 240,
  /** How long a tip waits, so that none is in the way of a hand that passes. */
  tipWait: 300,
  /** A letter is taken in by the card that it came to. */
  arrive: 240,
  /** A letter falls where it was lost. */
  fall: 700,
  /** The drawing of a decision comes up. */
  decide: 160,
  /** Siblings fan out like cards held in a hand. */
  fanOut: 360,
  /** A value that was overwritten unseen shakes once. */
  shake: 420,
  /** The cell of a vector that changed flashes once. */
  flash: 900,
  /** Replicas that agree again say so once. */
  agree: 1_400,
  /** How long a decision can be read while time flows on. */
  decided: 1_200,
  /** How long the ghost of a lost value stays. */
  ghost: 2_600,
} as const;

/** Each is a custom property `--ease-NAME` too. */
export const EASINGS = {
  /** Sets out quickly and comes to rest gently. */
  settle: 'cubic-bezier(0.2, 0, 0.2, 1)',
  /** Gets ever faster. */
  fall: 'ease-in',
} as const;

/** How long the page waits for a hand, or lets ears follow; nothing moves meanwhile. In milliseconds. */
export const WAITS = {
  /** A finger that lies still for so long opens a menu. */
  longPress: 500,
  /** The click that follows a finger's leaving is over. */
  afterPress: 80,
  /** A mouse that rests on a small card means it; on its way across it lifts nothing. */
  dwell: 140,
  /** A sentence beside what it is about has been read. */
  reading: 9_000,
  /** Key presses that follow one another this closely are one change. */
  keysRest: 350,
  /** Changes that follow one another this closely are written into the address as one. */
  addressRest: 600,
  /** A run that was asked for and takes longer than this has been refused. */
  refused: 4_000,
  /** What the worker is asked is mostly told before this; only then is it said that it is still to come. */
  answer: 200,
  /** Most runs are there before anybody could read that they are being computed. */
  patience: 700,
  /** From one sentence that is said aloud while it plays to the next. */
  betweenSentences: 4_000,
} as const;

/** Where several things happen at one simulated time, they are shown one after another. */
export const STAGGER = {
  /** A hair apart, in milliseconds shown at the scenario's own pace. */
  apartMs: 60,
  /** All of them within this. */
  withinMs: 360,
} as const;

/** The steady pace: all in milliseconds shown at the scenario's own pace. */
export const STEADY_PACE = {
  /** An event counts as near up to this distance. */
  nearMs: 700,
  /** So many near events can be followed; more are slowed in proportion. */
  comfortable: 3,
  slowest: 3,
  /** Where captions come too soon after one another to be read. */
  slowestToRead: 6,
  /** Nothing happens and nothing moves: from this distance to the next event on time runs faster, up to `most`. */
  whileStill: { afterMs: 500, withinMs: 700, most: 5 },
  /** Letters are on their way, but nothing else happens. */
  whileMoving: { afterMs: 1_500, withinMs: 1_500, most: 2.5 },
  /** A caption is noticed, and then read. */
  noticeMs: 700,
  readMsPerLetter: 38,
} as const;

/** Puts durations and easings on the document's root, where style sheets find them. */
export function applyChoreography({ style }: HTMLElement): void {
  for (const [name, ms] of Object.entries(DURATIONS)) style.setProperty(`--move-${kebab(name)}`, `${ms}ms`);
  for (const [name, easing] of Object.entries(EASINGS)) style.setProperty(`--ease-${kebab(name)}`, easing);
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
