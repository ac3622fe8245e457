/**
 * Version numbers: one counter a key, on one server; a write replaces what the number that it passes covers.
 * Kleppmann, "Designing Data-Intensive Applications" (2017), chapter 5, figures 5-13 and 5-14.
 *
 * Right on one server, and on followers that copy one leader. With several leaders it runs on as if there were one
 * counter, since a number does not say who counted: a version at or below the other side's counter that the other
 * side does not hold passes for replaced, and two writes of one version pass for the same. So concurrent writes are
 * lost, and leaders may stay different.
 */
import { isSeen, NO_VERSION, nextVersion, type VersionNumber } from '../causality/version-number.ts';
import { operandOf, siblingOf, type Tagged } from './sibling.ts';
import { type Comparison, type Decision, opaqueStrategy, type Strategy, type StrategyKind } from './strategy.ts';

type VersionSibling = Tagged<'version'>;

interface State {
  /** The version of the newest write taken. */
  readonly version: VersionNumber;
  /** Sorted by version, each version at most once, none above `version`. */
  readonly siblings: readonly VersionSibling[];
}

export const versionNumbersStrategy: Strategy<State, VersionNumber> = {
  stamps: { clock: 'none' },
  empty: { version: NO_VERSION, siblings: [] },
  put(state, write, context) {
    const passed = context ?? NO_VERSION;
    const version = nextVersion(state.version);
    const kept = state.siblings.filter((stored) => !isSeen(stored.tag.version, passed));
    return {
      state: { version, siblings: [...kept, siblingOf(write, { kind: 'version', version })] },
      outcome: 'stored',
    };
  },
  join,
  held: (state) => state.siblings,
  read: (state) => ({ siblings: state.siblings, context: state.version }),
  covers: (version, other) => isSeen(other, version),
  showContext: (version) => ({ kind: 'version', version }),
  isViolated: () => false,
  explain,
};

/** Takes both sides for copies of one server's history: what the further side no longer holds has been replaced. */
function join(local: State, remote: State): State {
  if (local === remote) return local;
  const stays = (version: VersionNumber, other: State): boolean =>
    !isSeen(version, other.version) || holds(other, version);
  const kept = local.siblings.filter((mine) => stays(mine.tag.version, remote));
  const added = remote.siblings.filter((theirs) => !isSeen(theirs.tag.version, local.version));
  if (kept.length === local.siblings.length && remote.version <= local.version) return local;
  return { version: Math.max(local.version, remote.version), siblings: [...kept, ...added] };
}

const holds = (state: State, version: VersionNumber): boolean =>
  state.siblings.some((sibling) => sibling.tag.version === version);

function explain(decision: Decision<State, VersionNumber>): readonly Comparison[] {
  const { before, after } = decision;
  const passed = decision.kind === 'put' ? (decision.context ?? NO_VERSION) : decision.remote.version;
  const stored = before.siblings.map((mine): Comparison => {
    const kept = holds(after, mine.tag.version);
    const operand = operandOf(mine, mine.tag.version);
    return { kind: 'versions', passed, stored: operand, result: kept ? 'stored kept' : 'stored dropped' };
  });
  if (decision.kind === 'put') return stored;
  // At a join the remote siblings are held against this side's counter in turn.
  const incoming = decision.remote.siblings
    .filter((theirs) => !before.siblings.some((mine) => mine.write === theirs.write))
    .map((theirs): Comparison => {
      const kept = after.siblings.some((sibling) => sibling.write === theirs.write);
      const operand = operandOf(theirs, theirs.tag.version);
      return {
        kind: 'versions',
        passed: before.version,
        stored: operand,
        result: kept ? 'stored kept' : 'stored dropped',
      };
    });
  return [...stored, ...incoming];
}

export const versionNumbers: StrategyKind = {
  id: 'version-numbers',
  name: 'Version numbers',
  summary: 'One server counts the writes of a key; a write replaces what the version that it passes covers.',
  concurrency: 'keeps both',
  converges: false,
  options: [],
  create: () => opaqueStrategy(versionNumbersStrategy),
};
