/**
 * What a person did, as a line of timed commands. Acting on it anywhere but at its end leaves the later part
 * on a line of its own, which can be gone back to: nothing that was done is ever thrown away.
 */
import type { Command, TimedCommand } from '../core/engine/scenario.ts';
import type { LabState } from './state.ts';

/** Everything that a person would miss if it were lost. */
export type Work = Pick<LabState, 'session' | 'branches' | 'undone'>;

/** The work after one more command; `at` in milliseconds. */
export function withAction(work: Work, command: Command, at: number): Work {
  const { actions } = work.session;
  const before = actions.filter((action) => action.at <= at);
  const hasLater = before.length < actions.length;
  return {
    session: { ...work.session, actions: [...before, { ...command, at }] },
    branches: hasLater ? [...work.branches, { actions }] : work.branches,
    undone: [],
  };
}

export function undone(work: Work): Work {
  const action = work.session.actions.at(-1);
  if (action === undefined) return work;
  return { ...withActions(work, work.session.actions.slice(0, -1)), undone: [...work.undone, action] };
}

export function redone(work: Work): Work {
  const action = work.undone.at(-1);
  if (action === undefined) return work;
  return { ...withActions(work, [...work.session.actions, action]), undone: work.undone.slice(0, -1) };
}

/** The work on another line; the one in hand takes its place among those that can be gone back to. */
export function switched(work: Work, index: number): Work {
  const branch = work.branches[index];
  if (branch === undefined) return work;
  const branches = work.branches.with(index, { actions: work.session.actions });
  return { ...withActions(work, branch.actions), branches, undone: [] };
}

const withActions = (work: Work, actions: readonly TimedCommand[]): Work => ({
  ...work,
  session: { ...work.session, actions },
});
