/** What the composer can do to a key, and the command that does it. */
import type { ClientCommand, Scenario } from '../../core/engine/scenario.ts';
import type { ClientId, Key, ReplicaId } from '../../core/ids.ts';
import type { Value } from '../../core/values.ts';
import { FORMAT_LIMITS } from '../../scenario/format-limits.ts';

export type Deed = 'put' | 'get' | 'delete' | 'add' | 'remove' | 'increment';

export interface DeedWords {
  readonly value: Deed;
  readonly label: string;
  /** The value that it takes; null where it takes none. */
  readonly field: string | null;
  /** What the form that does it is headed by, and what its button says. */
  readonly verb: string;
  readonly button: string;
}

const WRITES = { verb: 'writes', button: 'Write' };

export const DEEDS: readonly DeedWords[] = [
  { value: 'put', label: 'Write', field: 'Value', ...WRITES },
  { value: 'get', label: 'Read', field: null, verb: 'reads', button: 'Read' },
  { value: 'delete', label: 'Delete', field: null, verb: 'deletes', button: 'Delete' },
  { value: 'add', label: 'Add item', field: 'Item', ...WRITES },
  { value: 'remove', label: 'Remove item', field: 'Item', ...WRITES },
  { value: 'increment', label: 'Add to the count', field: 'How many more', ...WRITES },
];

export interface Where {
  readonly client: ClientId;
  readonly key: Key;
  /** Left out for the replica that the client stands beside. */
  readonly via?: ReplicaId;
  readonly context: 'last' | 'none';
  /** Left out for as many answers as the run asks for. */
  readonly quorum?: number;
}

/** The command; null where what was typed does not fit the deed: only whole numbers are counted on by. */
export function commandFor(deed: Deed, value: Value, where: Where): ClientCommand | null {
  switch (deed) {
    case 'put':
      return { do: 'put', value, ...where };
    case 'get': {
      const { context: _, ...rest } = where;
      return { do: 'get', ...rest };
    }
    case 'delete':
      return { do: 'delete', ...where };
    case 'add':
    case 'remove':
      return { do: deed, item: value, ...where };
    case 'increment':
      return isStep(value) ? { do: 'increment', by: value, ...where } : null;
  }
}

const isStep = (value: Value): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= FORMAT_LIMITS.incrementMax;

/** The type that counts has the same name where clients merge it and where replicas do. */
const COUNTER = 'counter';

/** With what the form begins: a counter is hardly ever written anew. */
export const firstDeed = ({ merge, strategy }: Pick<Scenario, 'merge' | 'strategy'>): Deed =>
  merge === COUNTER || strategy.kind === COUNTER ? 'increment' : 'put';
