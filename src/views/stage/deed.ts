/** What the composer can do to a key, and the command that does it. */
import type { ClientCommand, Scenario } from '../../core/engine/scenario.ts';
import type { ClientId, Key, ReplicaId } from '../../core/ids.ts';
import type { Value } from '../../core/values.ts';
import { FORMAT_LIMITS } from '../../scenario/format-limits.ts';

export type Deed = 'put' | 'add' | 'remove' | 'increment';

export const DEEDS: readonly { readonly value: Deed; readonly label: string; readonly field: string }[] = [
  { value: 'put', label: 'Write', field: 'Value' },
  { value: 'add', label: 'Add item', field: 'Item' },
  { value: 'remove', label: 'Remove item', field: 'Item' },
  { value: 'increment', label: 'Add to the count', field: 'How many more' },
];

export interface Where {
  readonly client: ClientId;
  readonly key: Key;
  readonly via: ReplicaId;
  readonly context: 'last' | 'none';
}

/** The command; null where what was typed does not fit the deed: only whole numbers are counted on by. */
export function commandFor(deed: Deed, value: Value, where: Where): ClientCommand | null {
  switch (deed) {
    case 'put':
      return { do: 'put', value, ...where };
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
