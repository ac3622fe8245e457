/** Which marks the scrubber shows: few enough to be told apart, the weightiest of those that stand too close. */
import type { Mark } from '../../worker/protocol.ts';

/** The order of weight; the same order decides which of several texts is read. */
const WEIGHT: readonly Mark['kind'][] = [
  'loss',
  'diverged',
  'violation',
  'not-own-write',
  'non-monotonic-read',
  'resurrected',
  'resurrected-item',
  'duplicate-effect',
  'stale-read',
  'false-conflict',
  'siblings',
  'merge',
  'crash',
  'leave',
  'pause',
  'cut',
  'heal',
  'recover',
  'resume',
  'join',
  'clock',
  'link',
  'converged',
  'action',
  'caption',
];

export interface ShownMark {
  readonly mark: Mark;
  /** 0 at the start of the run, 1 at its end. */
  readonly share: number;
  /** The others at the same place, the weightiest first. */
  readonly others: readonly Mark[];
}

/** Marks at least `apart` (a share of the run) from each other. Those below the line leave those above it room. */
export function shownMarks(marks: readonly Mark[], endUs: number, apart: number): readonly ShownMark[] {
  const shown: { mark: Mark; share: number; others: Mark[] }[] = [];
  for (const mark of byWeight(marks)) {
    const share = endUs === 0 ? 0 : Math.min(1, mark.atUs / endUs);
    const near = shown.find((other) => Math.abs(other.share - share) < apart && isBelow(other.mark) === isBelow(mark));
    if (near === undefined) shown.push({ mark, share, others: [] });
    else near.others.push(mark);
  }
  return shown.sort((left, right) => left.share - right.share);
}

/** What is told of a place: the two weightiest, and how many more; that a loss stands there hides no divergence. */
export function wordsOf({ mark, others }: ShownMark): readonly string[] {
  const told = others.filter(({ kind }, index) => index === 0 || kind === 'diverged');
  const rest = others.length - told.length;
  return [mark.text, ...told.map(({ text }) => text), ...(rest > 0 ? [`and ${rest} more here`] : [])];
}

/** The weightiest first; among equals their order stays. */
export const byWeight = (marks: readonly Mark[]): readonly Mark[] =>
  marks.toSorted((left, right) => WEIGHT.indexOf(left.kind) - WEIGHT.indexOf(right.kind));

const isBelow = ({ kind }: Mark): boolean => kind === 'caption' || kind === 'action';

/** The shown mark nearest to a share of the run, within a reach; null where none is. */
export function nearestMark(marks: readonly ShownMark[], share: number, reach: number): ShownMark | null {
  let nearest: ShownMark | null = null;
  for (const shown of marks) {
    const distance = Math.abs(shown.share - share);
    if (distance <= reach && (nearest === null || distance < Math.abs(nearest.share - share))) nearest = shown;
  }
  return nearest;
}

/** The mark before or after a time; null where there is none. */
export function markBeside(marks: readonly Mark[], step: number, direction: 1 | -1): Mark | null {
  const beyond = marks.filter((mark) => (direction === 1 ? mark.step > step : mark.step < step));
  return beyond.reduce<Mark | null>(
    (best, mark) => (best === null || (direction === 1 ? mark.step < best.step : mark.step > best.step) ? mark : best),
    null,
  );
}
