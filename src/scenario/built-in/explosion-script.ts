/**
 * The 101 writes of the sibling explosion: client C1 writes, reads and writes again with what it read; another
 * client puts a blind write in after each of its reads.
 * ricardobcl/Dotted-Version-Vectors, README.md: `sib:run1(101)`.
 */
import type { CommandFile } from '../schema.ts';

const WRITES = 101;
const CYCLE_MS = 20;
const READ_AFTER_MS = 2;
const BLIND_AFTER_MS = 6;

export const EXPLOSION_CLIENTS = ['C1', 'other'];
export const EXPLOSION_LATENCY_MS = 8;

export const explosionScript = (): CommandFile[] =>
  Array.from({ length: (WRITES + 1) / 2 }, (_, cycle): CommandFile[] => {
    const at = cycle * CYCLE_MS;
    const write = 2 * cycle + 1;
    const own: CommandFile[] = [
      { at, do: 'put', client: 'C1', key: 'k', value: `v${write}` },
      { at: at + READ_AFTER_MS, do: 'get', client: 'C1', key: 'k' },
    ];
    return write === WRITES
      ? own
      : [
          ...own,
          { at: at + BLIND_AFTER_MS, do: 'put', client: 'other', key: 'k', value: `v${write + 1}`, context: 'none' },
        ];
  }).flat();
