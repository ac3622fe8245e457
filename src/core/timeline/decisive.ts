/**
 * The moment of a run that tells most: where what the run is about happens. It is found in the run itself, by the
 * marks of the observer and the events of the steps, so it moves with them.
 */
import type { Run } from '../engine/run.ts';
import { plainText } from '../narrate/sentence.ts';
import { decisionBefore } from './decisions.ts';
import type { TimelineEvent } from './events.ts';
import type { MarkKind } from './marks.ts';
import type { ToldEvent } from './scene.ts';
import { type RunWindow, windowOf } from './window.ts';

/** What a moment can be about besides what is marked: events, by the test that finds them. */
const EVENTS = {
  stored: (event) => event.kind === 'decided' && event.outcome === 'stored',
  refused: (event) => event.kind === 'rejected',
  recognised: (event) => event.kind === 'decided' && event.outcome === 'repeated',
  'nothing new': (event) => event.kind === 'decided' && event.outcome === 'unchanged',
  repaired: (event) => event.kind === 'decided' && event.cause === 'repair',
  exchanged: (event) => event.kind === 'decided' && event.cause === 'exchange',
  'moved in': (event) => event.kind === 'decided' && event.cause === 'transfer',
  'taken over': (event) => event.kind === 'decided' && event.outcome === 'joined',
  confirmed: (event) => event.kind === 'acknowledged',
  'hint kept': (event) => event.kind === 'hint' && event.change === 'kept',
  waiting: (event) => event.kind === 'waits',
  failed: (event) => event.kind === 'failed',
  answered: (event) => event.kind === 'read',
  'asked on': (event) => event.kind === 'asked-again',
  'given up': (event) => event.kind === 'gave-up',
} as const satisfies { readonly [name: string]: (event: TimelineEvent) => boolean };

type EventName = keyof typeof EVENTS;

/** What a moment is about: the first of its kind, or the last. */
export interface About {
  readonly kind: MarkKind | EventName;
  readonly which?: 'first' | 'last';
}

export interface Decisive {
  readonly about: MarkKind | EventName;
  readonly step: number;
  readonly atUs: number;
  /** What happens there, in one sentence. */
  readonly text: string;
}

/** Where nobody says what a run is about: what went wrong first, then what was noticed, then what came of it. */
const BY_WEIGHT: readonly About['kind'][] = [
  'loss',
  'violation',
  'resurrected',
  'resurrected-item',
  'duplicate-effect',
  'non-monotonic-read',
  'not-own-write',
  'diverged',
  'stale-read',
  'false-conflict',
  'siblings',
  'merge',
  'refused',
  'recognised',
  'failed',
  'hint kept',
  'converged',
];

/** The moment that a run is about; null where nothing of the kind happens in it. */
export function momentAbout(run: Run, { kind, which = 'first' }: About): Decisive | null {
  return kind in EVENTS ? eventIn(run, kind as EventName, which) : markIn(run, kind as MarkKind, which);
}

/** The moment that tells most of a run; null for one in which nothing is decided. */
export function decisiveMoment(run: Run): Decisive | null {
  for (const kind of BY_WEIGHT) {
    const found = momentAbout(run, { kind });
    if (found !== null) return found;
  }
  const step = decisionBefore(run.recording, run.recording.steps);
  if (step === null) return momentAbout(run, { kind: 'stored', which: 'last' });
  const [moment] = windowOf(run, step, 1).moments;
  const told = moment?.events.find(({ comparisons }) => comparisons.length > 0);
  return moment === undefined || told === undefined
    ? null
    : { about: 'stored', step, atUs: moment.atUs, text: textOf(told) };
}

function markIn({ observer }: Run, kind: MarkKind, which: 'first' | 'last'): Decisive | null {
  const marks = observer.marks.filter((mark) => mark.kind === kind);
  const mark = marks.at(which === 'first' ? 0 : -1);
  return mark === undefined ? null : { about: kind, step: mark.step, atUs: mark.atUs, text: `${mark.text}.` };
}

/** Steps looked at together: the scene is kept for each. */
const WINDOW_STEPS = 512;

function eventIn(run: Run, kind: EventName, which: 'first' | 'last'): Decisive | null {
  const isWanted: (event: TimelineEvent) => boolean = EVENTS[kind];
  const { steps } = run.recording;
  const starts = Array.from({ length: Math.ceil(steps / WINDOW_STEPS) }, (_, index) => index * WINDOW_STEPS);
  for (const start of which === 'first' ? starts : starts.reverse()) {
    const found = foundIn(windowOf(run, start, WINDOW_STEPS), isWanted).at(which === 'first' ? 0 : -1);
    if (found !== undefined) return { about: kind, step: found.step, atUs: found.atUs, text: textOf(found.told) };
  }
  return null;
}

/** More siblings than this are counted, not named. */
const NAMED_MAX = 6;

const textOf = ({ event, sentence }: ToldEvent): string =>
  event.kind === 'decided' && event.kept.length > NAMED_MAX
    ? `${event.replica} keeps ${event.operation} beside ${event.kept.length - 1} others.`
    : plainText(sentence);

const foundIn = (
  { moments }: RunWindow,
  isWanted: (event: TimelineEvent) => boolean,
): readonly { readonly step: number; readonly atUs: number; readonly told: ToldEvent }[] =>
  moments.flatMap(({ step, atUs, events }) =>
    events.filter(({ event }) => isWanted(event)).map((told) => ({ step, atUs, told })),
  );
