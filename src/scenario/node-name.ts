/** What names of nodes and partitions look like. */
import { FORMAT_LIMITS } from './format-limits.ts';

/** Marks like # ? / > stand in the names of operations and messages, so no node has them. */
export const NAME = new RegExp(`^[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,${FORMAT_LIMITS.nameLength - 1}}$`, 'u');
