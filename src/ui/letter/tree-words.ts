/** What a message of anti-entropy tells of the tree over the keys, in words: what is drawn, what follows, what it costs. */
import { partWords } from '../../core/narrate/part-words.ts';
import { TREE_LEVELS } from '../../core/systems/anti-entropy.ts';
import type { TreeLetter } from '../../core/timeline/tree-letter.ts';
import { counted, listed } from '../words.ts';

interface Between {
  readonly from: string;
  readonly to: string;
}

/** What there is to see in the drawing, for those who do not, from the root down. */
export function drawnWords(tree: TreeLetter, differing: readonly number[] | null): string {
  const { before, carried, keys, sent } = tree;
  const rows = carried === null ? before : [...before, { ...carried, differing }];
  const told = rows.map((row) => {
    const nodes = row.places.map((place) => {
      const part = row.level === 0 ? 'it' : partOf(tree, row.level, [place]);
      if (row.differing === null) return `${part} is not compared yet`;
      return `${part} ${row.differing.includes(place) ? 'differs' : 'is the same'}`;
    });
    return `${row.level === 0 ? 'The root' : `Level ${row.level}`}: ${nodes.join('; ')}.`;
  });
  const states = carried !== null ? [] : [`Sent: ${sent.length === 0 ? 'no key' : namedKeys(sent)}.`];
  return [`Tree of hashes over ${counted(keys.length, 'key')}.`, ...told, ...states].join(' ');
}

/** What the message comes to. */
export function outcomeWords(tree: TreeLetter, differing: readonly number[] | null, { from, to }: Between): string {
  const { carried, keys, leaves, sent, isAnswer } = tree;
  const all = keys.length === 1 ? 'the one key' : `all ${keys.length} keys`;
  if (carried === null) {
    const where = leaves.length === 1 ? 'the leaf that differs' : `the ${leaves.length} leaves that differ`;
    if (isAnswer) return `${from} sends back what it has beyond what came: ${namedKeys(sent)}.`;
    if (sent.length === 0) return `${from} keeps nothing under ${where}, and asks for what ${to} keeps there.`;
    return `${from} sends what it keeps under ${where}: ${namedKeys(sent)}.`;
  }
  const { level, places } = carried;
  if (differing === null)
    return level === 0
      ? `One hash over ${all}. ${to} will compare it with its own.`
      : `The hashes of ${places.length} ${level === TREE_LEVELS ? 'leaves' : 'branches'} under what differs one level up. ${to} will compare them with its own.`;
  if (differing.length === 0)
    return level === 0
      ? `${to} has the same hash: ${all} are the same, and the two are done.`
      : `${to} has the same hashes by now, and the two are done.`;
  if (level === 0) return `${to} has another hash: something under it differs, so the two go on with its halves.`;
  const branches = counted(
    places.length,
    level === TREE_LEVELS ? 'leaf' : 'branch',
    level === TREE_LEVELS ? 'leaves' : 'branches',
  );
  const next =
    level === TREE_LEVELS
      ? `${to} sends what it keeps there`
      : `They go on under ${differing.length === 1 ? 'it' : 'these'}`;
  return `The hashes of ${to} differ in ${differing.length} of ${branches}: ${partOf(tree, level, differing)}. ${next}.`;
}

/** How little that is. */
export function costWords({ cost, keys }: TreeLetter, { from }: Pick<Between, 'from'>): string {
  const hashes = counted(cost.hashes, 'hash', 'hashes');
  const sent = cost.keys === 0 ? hashes : `${hashes} and ${cost.keys} of ${counted(keys.length, 'key')}`;
  return `Sent so far: ${sent}, ${grouped(cost.bytes)} bytes. All that ${from} keeps of these keys: ${grouped(cost.wholeBytes)} bytes.`;
}

/** A message may carry thousands. */
const NAMES_MAX = 6;

function namedKeys(keys: readonly string[]): string {
  const more = keys.length - NAMES_MAX;
  return more > 0 ? `${keys.slice(0, NAMES_MAX).join(', ')} and ${more} more` : listed(keys);
}

/** Thousands apart, as in times. */
const grouped = (count: number): string => `${count}`.replace(/\B(?=(\d{3})+$)/g, '\u202f');

function partOf({ keys }: TreeLetter, level: number, places: readonly number[]): string {
  const under = keys.filter(({ leaf }) => places.includes(leaf >> (TREE_LEVELS - level)));
  return partWords(
    level,
    places,
    under.map(({ key }) => key),
  );
}
