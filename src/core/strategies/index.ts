/** The registry of strategies: to add one, write its file and put it on this list. */
import { DATA_TYPES } from '../types/index.ts';
import { arrivalOrder } from './arrival-order.ts';
import { dataTypeStrategy } from './data-type-strategy.ts';
import { dottedVersionVectors } from './dotted-version-vectors.ts';
import { immutableKeys } from './immutable-keys.ts';
import { lastWriteWins } from './last-write-wins.ts';
import { opIdRegister } from './op-id-register.ts';
import { revisionTree } from './revision-tree.ts';
import type { StrategyKind } from './strategy.ts';
import { versionNumbers } from './version-numbers.ts';
import { versionVectorsClientIds } from './version-vectors-client-ids.ts';
import { versionVectorsServerMerged } from './version-vectors-server-merged.ts';
import { versionVectorsServerStamped } from './version-vectors-server-stamped.ts';

/** In the order in which the page offers them, from the simplest. */
export const STRATEGIES: readonly StrategyKind[] = [
  arrivalOrder,
  lastWriteWins,
  immutableKeys,
  versionNumbers,
  versionVectorsClientIds,
  versionVectorsServerStamped,
  versionVectorsServerMerged,
  dottedVersionVectors,
  revisionTree,
  opIdRegister,
  ...DATA_TYPES.map(dataTypeStrategy),
];

/** The strategy that a scenario names; `undefined` where none has that name. */
export const findStrategy = (id: string): StrategyKind | undefined => STRATEGIES.find((kind) => kind.id === id);
