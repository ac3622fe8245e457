/**
 * Revision trees: every write of a key is the child of the revision that it was made from, so concurrent writes
 * are branches. The tree keeps the names of all revisions, and the contents of the leaves only.
 * Apache CouchDB documentation, "Replication and conflict model"; PouchDB, `pouchdb-merge`.
 *
 * Invariants: a revision with a child is no leaf. A revision without one is a leaf, unless it is a tombstone that
 * only ends a branch (`ending`). No leaf ever leaves the tree but for a child of its own; names of inner revisions are
 * kept for good, or as far back as `stem` is told to.
 */
import { nameOf, type Revision } from './spelling.ts';

/** A place in the tree. `parent` is `null` for a root, and where the parent's name is not known. */
interface Place extends Revision {
  readonly parent: Revision | null;
}

export type Leaf<Content> = Revision & Content;

export interface RevisionTree<Content extends Mortal> {
  /** Every revision that was ever in the tree, by generation, then id; each once. */
  readonly places: readonly Place[];
  /** The winner first, the others in the order in which they would win. */
  readonly leaves: readonly Leaf<Content>[];
}

/** A deleted leaf is the end of a branch, and has no value. */
interface Mortal {
  readonly deleted: boolean;
}

export const EMPTY_TREE: RevisionTree<never> = { places: [], leaves: [] };

/** `2-1a2b` as a revision; `null` where the text is no name of one. */
export function revisionFrom(name: string): Revision | null {
  const [, generation, id] = /^([1-9]\d*)-(.+)$/.exec(name) ?? [];
  return generation === undefined || id === undefined ? null : { generation: Number(generation), id };
}

/** By generation as a number, then by id in code unit order. */
function compareRevisions(left: Revision, right: Revision): number {
  if (left.generation !== right.generation) return left.generation - right.generation;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}

const isSame = (left: Revision, right: Revision): boolean => compareRevisions(left, right) === 0;

/** What decides between two leaves. */
export type WinnerRule = 'live' | 'generation' | 'id';

/** CouchDB, "Replication and conflict model": a live leaf before a deleted one, the longer branch, the greater id. */
export function winnerRule(left: Revision & Mortal, right: Revision & Mortal): WinnerRule {
  if (left.deleted !== right.deleted) return 'live';
  return left.generation !== right.generation ? 'generation' : 'id';
}

/** Negative where the left leaf wins: the order of `leaves`. It looks at nothing but the leaves themselves. */
export function compareLeaves(left: Revision & Mortal, right: Revision & Mortal): number {
  return winnerRule(left, right) === 'live'
    ? Number(left.deleted) - Number(right.deleted)
    : compareRevisions(right, left);
}

export const isLeaf = (tree: RevisionTree<Mortal>, revision: Revision): boolean =>
  tree.leaves.some((leaf) => isSame(leaf, revision));

export const isKnown = (tree: RevisionTree<Mortal>, revision: Revision): boolean =>
  placeOf(tree, revision) !== undefined;

function placeOf({ places }: RevisionTree<Mortal>, revision: Revision): Place | undefined {
  let from = 0;
  let to = places.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const place = places[middle] as Place;
    const order = compareRevisions(place, revision);
    if (order === 0) return place;
    if (order < 0) from = middle + 1;
    else to = middle;
  }
  return undefined;
}

/** Whether `revision` was made from `ancestor`, directly or by way of others. */
export function descends(tree: RevisionTree<Mortal>, revision: Revision, ancestor: Revision): boolean {
  let place = placeOf(tree, revision)?.parent ?? null;
  while (place !== null && place.generation > ancestor.generation) place = placeOf(tree, place)?.parent ?? null;
  return place !== null && isSame(place, ancestor);
}

/**
 * One branch on its own, from ancestor to leaf: what CouchDB's replication sends of a revision (`new_edits=false`
 * with `_revisions`). Generations rise along the path, and at least one revision is on it.
 */
export function branch<Content extends Mortal>(path: readonly Revision[], content: Content): RevisionTree<Content> {
  const places = path.map(({ generation, id }, at): Place => ({ generation, id, parent: path[at - 1] ?? null }));
  return { places, leaves: path.slice(-1).map((leaf) => ({ ...content, generation: leaf.generation, id: leaf.id })) };
}

/** Adds a branch from ancestor to leaf. Where its leaf is in the tree already, as a leaf or not, nothing is new. */
export const addPath = <Content extends Mortal>(
  tree: RevisionTree<Content>,
  path: readonly Revision[],
  content: Content,
): RevisionTree<Content> => join(tree, branch(path, content));

/** A tombstone below a revision that is to be no leaf any more, with nothing that would be read in its place. */
export const ending = (leaf: Revision, tombstone: Revision): RevisionTree<never> => ({
  places: [
    { generation: leaf.generation, id: leaf.id, parent: null },
    { ...tombstone, parent: leaf },
  ],
  leaves: [],
});

/**
 * The union of two trees. A leaf stays if both have it, or one has it and the other does not know it: where the
 * other knows it and has it not among its leaves, it has a child there. Gives `local` itself where nothing is new.
 */
export function join<Content extends Mortal>(
  local: RevisionTree<Content>,
  remote: RevisionTree<Content>,
): RevisionTree<Content> {
  if (local === remote) return local;
  const places = unite(local.places, remote.places, compareRevisions, withParent);
  if (places === local.places && local.leaves.length === 0) return local;
  const theirs = new Set(remote.leaves.map(nameOf));
  const stayed = local.leaves.filter((leaf) => theirs.has(nameOf(leaf)) || !isKnown(remote, leaf));
  const added = remote.leaves.filter((leaf) => !isKnown(local, leaf));
  if (places === local.places && stayed.length === local.leaves.length) return local;
  return { places, leaves: unite(stayed, added, compareLeaves, (mine) => mine) };
}

/** A known parent before an unknown one; of two, which only paths made by hand can give, the greater. */
function withParent(mine: Place, other: Place): Place {
  if (other.parent === null) return mine;
  return mine.parent !== null && compareRevisions(mine.parent, other.parent) >= 0 ? mine : other;
}

/** Merges two sorted lists; `left` itself where the other brings nothing. */
function unite<Item>(
  left: readonly Item[],
  right: readonly Item[],
  compare: (left: Item, right: Item) => number,
  pick: (mine: Item, other: Item) => Item,
): readonly Item[] {
  const united: Item[] = [];
  let isChanged = false;
  let at = 0;
  for (const mine of left) {
    let other = right[at];
    while (other !== undefined && compare(other, mine) < 0) {
      united.push(other);
      isChanged = true;
      at += 1;
      other = right[at];
    }
    if (other !== undefined && compare(other, mine) === 0) {
      const picked = pick(mine, other);
      isChanged ||= picked !== mine;
      united.push(picked);
      at += 1;
    } else united.push(mine);
  }
  if (at < right.length) return [...united, ...right.slice(at)];
  return isChanged ? united : left;
}

/** CouchDB's `revs_limit` where nobody has set it: `couch_db.hrl`, and the documentation of `/db/_revs_limit`. */
export const REVS_LIMIT_DEFAULT = 1_000;

/**
 * CouchDB, `couch_key_tree:stem`: of each branch the last `limit` revisions are kept, the leaf among them, and what
 * lies before them is forgotten. Generations stay as they were. What was forgotten is not known any more: where it
 * comes once more, as the leaf of a replica that has heard of nothing since, it looks like a branch of its own, and
 * is a conflict that nobody has made. Who has forgotten it and who has not then differ until they hear of one another.
 *
 * Laws: leaves stay. `join` after `stem` has every leaf that it would have without, and perhaps some more.
 */
export function stem<Content extends Mortal>(tree: RevisionTree<Content>, limit: number): RevisionTree<Content> {
  const { places, leaves } = tree;
  if (places.length <= limit) return tree;
  const inner = new Set(places.flatMap(({ parent }) => (parent === null ? [] : [nameOf(parent)])));
  const kept = new Set<Place>();
  for (const end of places.filter((place) => !inner.has(nameOf(place)))) {
    let place: Place | undefined = end;
    for (let depth = 0; depth < limit && place !== undefined; depth += 1) {
      kept.add(place);
      place = place.parent === null ? undefined : placeOf(tree, place.parent);
    }
  }
  if (kept.size === places.length) return tree;
  const isForgotten = (parent: Revision): boolean => {
    const place = placeOf(tree, parent);
    return place !== undefined && !kept.has(place);
  };
  return {
    places: places
      .filter((place) => kept.has(place))
      .map((place) => (place.parent !== null && isForgotten(place.parent) ? { ...place, parent: null } : place)),
    leaves,
  };
}

/** The union of two trees, no deeper than the limit. Gives `local` itself where nothing is new. */
export function joinStemmed<Content extends Mortal>(
  local: RevisionTree<Content>,
  remote: RevisionTree<Content>,
  limit: number,
): RevisionTree<Content> {
  const joined = join(local, remote);
  const stemmed = stem(joined, limit);
  return stemmed !== joined && isSameTree(stemmed, local) ? local : stemmed;
}

const isSameTree = (one: RevisionTree<Mortal>, other: RevisionTree<Mortal>): boolean =>
  one.places.length === other.places.length &&
  one.leaves.length === other.leaves.length &&
  one.leaves.every((leaf, at) => isSame(leaf, other.leaves[at] as Revision)) &&
  one.places.every((place, at) => isSamePlace(place, other.places[at] as Place));

const isSamePlace = (one: Place, other: Place): boolean =>
  isSame(one, other) &&
  (one.parent === null || other.parent === null ? one.parent === other.parent : isSame(one.parent, other.parent));
