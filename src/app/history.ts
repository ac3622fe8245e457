/**
 * What a person did, as a line of timed commands, and the settings they chose beside it. Acting on the line
 * anywhere but at its end leaves the later part on a line of its own, which can be gone back to: nothing that was
 * done is ever thrown away. Settings belong to all lines.
 */
import type { Command, TimedCommand } from '../core/engine/scenario.ts';
import type { ScenarioSettings } from '../scenario/settings.ts';
import type { Session } from '../worker/protocol.ts';
import type { Branch, Change, SettingsChange, Work } from './state.ts';

/** The work alone, of whatever it is part of: what is kept of it must not keep a whole run. */
export const workOf = ({ session, branches, undone, chosen, left }: Work): Work => ({
  session,
  branches,
  undone,
  chosen,
  left,
});

/** Other work in hand. What was in hand before can be gone back to, if the person had done anything in it. */
export function opened(work: Work, session: Session, branches: readonly Branch[] = []): Work {
  const isOwn = work.session.actions.length > 0 || work.chosen.length > 0 || work.branches.length > 0;
  return { session, branches, undone: [], chosen: [], left: isOwn ? workOf(work) : work.left };
}

/** The work after one more command; `at` in milliseconds. */
export function withAction(work: Work, command: Command, at: number): Work {
  const { actions } = work.session;
  const before = actions.filter((action) => action.at <= at);
  const hasLater = before.length < actions.length;
  return {
    session: { ...work.session, actions: [...before, { ...command, at }] },
    branches: hasLater ? [...work.branches, { actions }] : work.branches,
    undone: [],
    chosen: chosenBefore(work, before.length),
    left: work.left,
  };
}

/** The work under other settings; the very same work where they are what they were. */
export function withSettingsOf(work: Work, settings: ScenarioSettings): Work {
  const { settings: before, actions } = work.session;
  if (JSON.stringify(settings) === JSON.stringify(before)) return work;
  const change: SettingsChange = { kind: 'settings', before, after: settings, actions: actions.length };
  return { ...withSettings(work, settings), undone: [], chosen: [...work.chosen, change] };
}

/** What undo would take back. */
export function lastChange(work: Work): Change | undefined {
  const { session, chosen, left } = work;
  const { actions } = session;
  const setting = chosen.at(-1);
  const action = actions.at(-1);
  if (action === undefined && setting === undefined && left !== null)
    return { kind: 'opened', before: left, after: workOf(work) };
  // A choice was made after the actions that it counts.
  if (action === undefined || (setting !== undefined && setting.actions >= actions.length)) return setting;
  return { kind: 'action', action };
}

export function undone(work: Work): Work {
  const change = lastChange(work);
  if (change === undefined) return work;
  if (change.kind === 'opened') return { ...change.before, undone: [change] };
  const undoing = [...work.undone, change];
  return change.kind === 'action'
    ? { ...withActions(work, work.session.actions.slice(0, -1)), undone: undoing }
    : { ...withSettings(work, change.before), undone: undoing, chosen: work.chosen.slice(0, -1) };
}

export function redone(work: Work): Work {
  const change = work.undone.at(-1);
  if (change === undefined) return work;
  if (change.kind === 'opened') return change.after;
  const rest = work.undone.slice(0, -1);
  return change.kind === 'action'
    ? { ...withActions(work, [...work.session.actions, change.action]), undone: rest }
    : { ...withSettings(work, change.after), undone: rest, chosen: [...work.chosen, change] };
}

/** The work on another line; the one in hand takes its place among those that can be gone back to. */
export function switched(work: Work, index: number): Work {
  const branch = work.branches[index];
  if (branch === undefined) return work;
  const branches = work.branches.with(index, { actions: work.session.actions });
  const chosen = chosenBefore(work, branch.actions.length);
  return { ...withActions(work, branch.actions), branches, undone: [], chosen };
}

/** The choices made, where of the actions beside them only so many are left. */
const chosenBefore = ({ chosen }: Work, actions: number): readonly SettingsChange[] =>
  chosen.map((change) => (change.actions <= actions ? change : { ...change, actions }));

const withActions = (work: Work, actions: readonly TimedCommand[]): Work => ({
  ...work,
  session: { ...work.session, actions },
});

const withSettings = (work: Work, settings: ScenarioSettings): Work => ({
  ...work,
  session: { ...work.session, settings },
});
