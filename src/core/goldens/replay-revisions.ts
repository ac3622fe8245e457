/** What the format can ask of revision trees only: branches given by their names, as CouchDB's replication sends them. */
import { addPath, revisionFrom } from '../causality/revision-tree.ts';
import type { Revision } from '../causality/spelling.ts';
import type { WriteId } from '../ids.ts';
import { makeRevisionTree, type RevisionState, siblingsOf } from '../strategies/revision-tree.ts';
import { fail } from './reading.ts';

export const revisionRules = {
  strategy: makeRevisionTree({ onStaleParent: 'branch', reads: 'conflicts' }),
  /** The leaf of a path has its own name for a value. */
  addPath: (state: RevisionState, path: readonly string[], write: WriteId, deleted: boolean): RevisionState =>
    addPath(state, readPath(path), { write, value: path.at(-1) ?? null, deleted }),
  leaves: ({ leaves }: RevisionState) => siblingsOf(leaves),
};

function readPath(names: readonly string[]): readonly Revision[] {
  const path = names.map((name) => revisionFrom(name) ?? fail(`${JSON.stringify(name)} is not the name of a revision`));
  path.forEach(({ generation }, at) => {
    const above = path[at - 1];
    if (above !== undefined && above.generation + 1 !== generation)
      fail(`${names[at]} cannot be a child of ${names[at - 1]}`);
  });
  return path;
}
