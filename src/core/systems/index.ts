/** The replication systems there are. To add one: a file beside these and a line here. */
import { leaderless } from './leaderless.ts';
import { multiLeader } from './multi-leader.ts';
import { singleServer } from './single-server.ts';
import type { SystemKind } from './system.ts';

export const SYSTEMS: readonly SystemKind[] = [singleServer, multiLeader, leaderless];

export const findSystem = (id: string): SystemKind | undefined => SYSTEMS.find((system) => system.id === id);
