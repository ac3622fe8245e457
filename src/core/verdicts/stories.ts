/** What the log of fates says of each write up to a step, read row by row. */
import type { Run } from '../engine/run.ts';
import { type FateRow, holdersAfter, NOBODY, ROW, rowsUpTo } from './fate-log.ts';

/** What the log says of one write up to a step. */
export interface Story {
  holders: number;
  /** Whether any replica has ever stored it. */
  wasStored: boolean;
  acknowledgedStep: number | null;
  isRejected: boolean;
  /** The row in which a replica would not take it. */
  refused: FateRow | null;
  /** By replica that has put it off and not decided since: the last row in which it did, the latest one last. */
  postponed: readonly FateRow[];
  failedStep: number | null;
  /** The first row in which it went for a write that had seen it: there it was decided. */
  superseded: FateRow | null;
  /** The last row in which it went otherwise: with that it was gone. */
  gone: FateRow | null;
  /** Whether it went so without ever having been stored there: it came and was not taken. */
  isNotTaken: boolean;
  /** Since when it was lost, and where that was over. */
  lost: FateRow | null;
  madeGood: FateRow | null;
  /** The write that had the same value before. */
  sameAs: number;
}

/** By place in the register. */
export function readStories({ observer, recording: { register } }: Run, step: number): Story[] {
  const stories: Story[] = [];
  const storyOf = (write: number): Story => {
    while (stories.length <= write)
      stories.push({
        holders: 0,
        wasStored: false,
        acknowledgedStep: null,
        isRejected: false,
        refused: null,
        postponed: NOT_PUT_OFF,
        failedStep: null,
        superseded: null,
        gone: null,
        isNotTaken: false,
        lost: null,
        madeGood: null,
        sameAs: NOBODY,
      });
    return stories[write] as Story;
  };
  for (const row of rowsUpTo(observer.fates, step)) tell(storyOf(row.write), row);
  // Writes that have left their client but reached no replica yet have no row.
  const issued = register.inOrder.filter(({ issuedStep }) => issuedStep <= step).length;
  if (issued > 0) storyOf(issued - 1);
  return stories;
}

const NOT_PUT_OFF: readonly FateRow[] = [];

const withoutReplica = (rows: readonly FateRow[], { replica }: FateRow): readonly FateRow[] =>
  rows.length === 0 ? rows : rows.filter((row) => row.replica !== replica);

function tell(story: Story, row: FateRow): void {
  const before = story.holders;
  story.holders = holdersAfter(before, row);
  switch (row.kind) {
    case ROW.stored:
      story.wasStored = true;
      story.postponed = withoutReplica(story.postponed, row);
      return;
    case ROW.superseded:
      story.superseded ??= row;
      return;
    case ROW.overwritten:
      // It was never there: it came and was not taken.
      story.isNotTaken = story.holders === before;
      story.gone = row;
      return;
    case ROW.wiped:
    case ROW.outOfReach:
    case ROW.collected:
      story.gone = row;
      return;
    case ROW.moved:
      return;
    case ROW.acknowledged:
      story.acknowledgedStep = row.step;
      return;
    case ROW.rejected:
      story.isRejected = true;
      return;
    case ROW.refused:
      story.refused = row;
      return;
    case ROW.postponed:
      story.postponed = [...withoutReplica(story.postponed, row), row];
      return;
    case ROW.putOffNoMore:
      story.postponed = withoutReplica(story.postponed, row);
      return;
    case ROW.failed:
      story.failedStep = row.step;
      return;
    case ROW.duplicate:
      story.sameAs = row.by;
      return;
    case ROW.lost:
      story.lost = row;
      story.madeGood = null;
      return;
    case ROW.madeGood:
      story.madeGood = row;
      return;
  }
}
