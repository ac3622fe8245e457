/** What one step works on: the fixed program, the world that changes, the register, and who listens. */

import type { ClientId, Key, NodeId, ReplicaId } from '../ids.ts';
import { invariant } from '../invariant.ts';
import type { NodeIndex } from '../network/message.ts';
import type { Happening } from './happening.ts';
import type { Program } from './program.ts';
import type { Register } from './register.ts';
import type { ClientWorld, ReplicaWorld, World } from './world.ts';

export interface RunState {
  readonly program: Program;
  readonly world: World;
  readonly register: Register;
  /** Is told of everything that happens, in order. */
  readonly emit: (happening: Happening) => void;
}

/** What a name is looked up in. */
type Named = Pick<RunState, 'program'>;

export const nodeAt = ({ program }: Named, index: NodeIndex): NodeId => known(program.nodes[index]);
export const replicaNameAt = ({ program }: Named, index: NodeIndex): ReplicaId =>
  known(program.nodes[index]) as ReplicaId;
export const clientNameAt = ({ program }: Named, client: number): ClientId =>
  known(program.nodes[program.replicaCount + client]) as ClientId;
export const keyAt = ({ program }: Named, key: number): Key => known(program.keys[key]);
export const replicaAt = ({ world }: RunState, index: NodeIndex): ReplicaWorld => known(world.replicas[index]);
export const clientAt = ({ world }: RunState, client: number): ClientWorld => known(world.clients[client]);
export const isReplica = ({ program }: RunState, index: NodeIndex): boolean => index < program.replicaCount;

/** Whoever has the clock of a node. */
export const stamperAt = (run: RunState, index: NodeIndex): ReplicaWorld | ClientWorld =>
  isReplica(run, index) ? replicaAt(run, index) : clientAt(run, index - run.program.replicaCount);

function known<Item>(item: Item | undefined): Item {
  invariant(item !== undefined, 'an index of the program points to something');
  return item;
}
