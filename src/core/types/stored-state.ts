/**
 * States as values: a client that joins siblings by itself stores the state of its type, and the value says by
 * itself what it is. What a person wrote that only looks like one is an ordinary value.
 */

import type { WriteId } from '../ids.ts';
import type { Value } from '../values.ts';
import { isRecord } from './change.ts';
import { type DataType, deltaOf, shownOf } from './data-type.ts';
import { findDataType } from './index.ts';
import { emptyState, joinStates, type TypeState } from './state.ts';

/** A state is plain data. */
export const valueOfState = (state: TypeState): Value => state as unknown as Value;

/** The state that a value is; null where it is an ordinary value. */
export function stateIn(value: Value): { readonly type: DataType; readonly state: TypeState } | null {
  if (!isRecord(value) || !isState(value)) return null;
  const type = findDataType(value.type);
  return type === undefined ? null : { type, state: value };
}

/** What people see of a stored value: of a state what its type shows, else the value. */
export function seenIn(value: Value): Value {
  const found = stateIn(value);
  if (found === null) return value;
  const shown = shownOf(found.type, found.state).filter(({ deleted }) => !deleted);
  return shown.length > 1 ? shown.map((each) => each.value) : (shown[0]?.value ?? null);
}

/** A stored value as a state of this type; an ordinary one as if its write had put it there. */
export function stateOfType(type: DataType, value: Value, write: WriteId): TypeState {
  const found = stateIn(value);
  if (found?.type === type) return found.state;
  const put = { write, stamp: { timeMs: 0, counter: 0 }, writer: '', observed: [] };
  return deltaOf(type, { kind: 'put', value: seenIn(value) }, put) ?? emptyState(type.id);
}

/** All that any of several stored values knows. */
export const joinStored = (
  type: DataType,
  stored: readonly { readonly write: WriteId; readonly value: Value }[],
): TypeState =>
  stored.reduce((all, { value, write }) => joinStates(all, stateOfType(type, value, write)), emptyState(type.id));

type Fields = { readonly [field: string]: Value };

function isState(value: Fields): value is Fields & TypeState {
  const { type, effects, over } = value;
  return typeof type === 'string' && areRecords(effects, isEffect) && areRecords(over, isEnded);
}

const areRecords = (list: Value | undefined, isGood: (record: Fields) => boolean): boolean =>
  Array.isArray(list) && list.every((each) => isRecord(each) && isGood(each));

const isEnded = ({ tag, by }: Fields): boolean => typeof tag === 'string' && typeof by === 'string';

const isEffect = ({ tag, write, turn, field, deed }: Fields): boolean =>
  typeof tag === 'string' &&
  typeof write === 'string' &&
  typeof turn === 'number' &&
  (field === undefined || typeof field === 'string') &&
  isRecord(deed) &&
  isDeed(deed);

function isDeed({ kind, item, by, value, deleted, stamp }: Fields): boolean {
  switch (kind) {
    case 'in':
    case 'out':
      return item !== undefined;
    case 'count':
      return typeof by === 'number';
    case 'value':
      return value !== undefined && typeof deleted === 'boolean';
    case 'stamped':
      return value !== undefined && typeof deleted === 'boolean' && isStamp(stamp);
    default:
      return kind === 'clear';
  }
}

const isStamp = (stamp: Value | undefined): boolean =>
  isRecord(stamp) && typeof stamp['timeMs'] === 'number' && typeof stamp['counter'] === 'number';
