/** The registry of data types: to add one, write its file and put it on this list. */
import { counter } from './counter.ts';
import type { DataType } from './data-type.ts';
import { lastWriter } from './last-writer.ts';
import { map } from './map.ts';
import { multiValue } from './multi-value.ts';
import { observedRemove } from './observed-remove.ts';
import { unionSet } from './union-set.ts';

/** In the order in which the page offers them, from the simplest. */
export const DATA_TYPES: readonly DataType[] = [lastWriter, multiValue, unionSet, observedRemove, counter, map];

export const findDataType = (id: string): DataType | undefined => DATA_TYPES.find((type) => type.id === id);
