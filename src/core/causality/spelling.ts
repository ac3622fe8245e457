/** How the names of revisions and of operations are written; apart, for the page writes them before it needs more. */
import type { Dot } from './dotted-version-vector-set.ts';

/** The name of a revision, written `2-1a2b3c4d`. */
export interface Revision {
  /** 1 for a root, else one more than the parent's. */
  readonly generation: number;
  readonly id: string;
}

/** `2-1a2b3c4d` */
export const nameOf = ({ generation, id }: Revision): string => `${generation}-${id}`;

/** `7@A` */
export const showOpId = ({ counter, actor }: Dot): string => `${counter}@${actor}`;
