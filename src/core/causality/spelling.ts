/** How the names of revisions and of operations are written; apart, for the page writes them before it needs more. */
import type { Dot } from './dotted-version-vector-set.ts';
import type { Revision } from './revision-tree.ts';

/** `2-1a2b3c4d` */
export const nameOf = ({ generation, id }: Revision): string => `${generation}-${id}`;

/** `7@A` */
export const showOpId = ({ counter, actor }: Dot): string => `${counter}@${actor}`;
