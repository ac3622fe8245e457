/** A comparison in one clause: why one value had to go. */

import { nameOf, showOpId } from '../causality/spelling.ts';
import type { VersionVector } from '../causality/version-vector.ts';
import { showStamp } from '../clocks/stamp.ts';
import type { WriteId } from '../ids.ts';
import { assertNever } from '../invariant.ts';
import { valueWords } from '../narrate/value-words.ts';
import type { Comparison } from '../strategies/strategy.ts';
import { changeIn } from '../types/change.ts';

export function clauseOf(comparison: Comparison): string {
  switch (comparison.kind) {
    case 'vectors':
      return vectorsClause(comparison);
    case 'stamps':
      return stampsClause(comparison);
    case 'versions':
      return versionsClause(comparison);
    case 'dots':
      return dotsClause(comparison);
    case 'values':
      return comparison.same ? 'the same value was there already' : 'the key was written before with another value';
    case 'observed':
      return observedClause(comparison);
    case 'union':
      return comparison.parts.some(({ standing }) => standing === 'new')
        ? 'what came was not here, and is taken in beside what was'
        : 'all that came was here already, and nothing counts twice';
    case 'arrival':
      return 'it arrived later';
    case 'revisions':
      return revisionsClause(comparison);
    case 'op-ids':
      return opIdsClause(comparison);
    default:
      return assertNever(comparison);
  }
}

/** Whether a comparison was about this write: it says why the write stayed or went. */
export function isAbout(comparison: Comparison, write: WriteId): boolean {
  if (comparison.kind === 'dots') return comparison.sibling.write === write;
  if (comparison.kind === 'observed') return comparison.effect.write === write;
  // It says of no change that it had to go; what ends one is compared beside it.
  if (comparison.kind === 'union') return false;
  if (comparison.kind === 'versions') return comparison.stored.write === write;
  return comparison.stored.write === write || comparison.incoming.write === write;
}

function versionsClause({ passed, stored: { mark: version } }: Comparison & { kind: 'versions' }): string {
  if (passed === 0) return `the client passed no version, and had not seen version ${version}`;
  if (version > passed) return `the client passed version ${passed}, and version ${version} is newer`;
  return version === passed
    ? `the client passed version ${passed}, which is this one`
    : `the client passed version ${passed}, and version ${version} is older`;
}

function vectorsClause({ incoming, stored, order }: Comparison & { kind: 'vectors' }): string {
  const [one, other] = [showVector(incoming.mark), showVector(stored.mark)];
  switch (order) {
    case 'before':
      return `vector ${other} covers ${one}`;
    case 'after':
      return `vector ${one} covers ${other}`;
    case 'equal':
      return `both vectors are ${one}`;
    case 'concurrent':
      return `neither of the vectors ${one} and ${other} covers the other`;
    default:
      return assertNever(order);
  }
}

export const showVector = (vector: VersionVector): string =>
  `{${vector.map(({ actor, counter }) => `${actor}:${counter}`).join(' ')}}`;

function stampsClause({ incoming, stored, winner, rule }: Comparison & { kind: 'stamps' }): string {
  const [won, other] = winner === 'incoming' ? [incoming, stored] : [stored, incoming];
  const [left, right] = [showStamp(won.mark), showStamp(other.mark)];
  if (stored.write === null)
    return `its timestamp ${left === right ? left : right} is ${rule} of ${stored.label}, which reads ${left}`;
  return left === right ? `both stamps are ${left} and ${rule} decides` : `its stamp ${left} is later than ${right}`;
}

function dotsClause({ sibling, context, covered, namesake }: Comparison & { kind: 'dots' }): string {
  const twice =
    sibling.mark === null || namesake === undefined
      ? ''
      : `, which already names ${namesake}: ${sibling.mark.actor} had forgotten how far it had counted and gave the number twice`;
  const dot = sibling.mark === null ? 'a value without a dot' : `dot (${sibling.mark.actor}, ${sibling.mark.counter})`;
  return `context ${showVector(context)} ${covered ? 'covers' : 'does not cover'} ${dot}${twice}`;
}

/** An add and a remove of one item that had not seen one another: the add wins, and that brings nothing back. */
function observedClause({ effect, other, observed }: Comparison & { kind: 'observed' }): string {
  const base = `${other.label} had ${observed ? '' : 'not '}seen ${effect.label}`;
  const [one, two] = [changeIn(effect.mark), changeIn(other.mark)];
  if (observed || one === null || two === null) return base;
  const isMeeting = (one.kind === 'add' && two.kind === 'remove') || (one.kind === 'remove' && two.kind === 'add');
  return isMeeting ? `${base}, so ${valueWords(one.item)} is put in anew and does not come back` : base;
}

function revisionsClause({ incoming, stored, winner, rule }: Comparison & { kind: 'revisions' }): string {
  if (stored.mark === null) return `${nameOf(incoming.mark)} follows a revision that is not there`;
  const [won, other] = winner === 'incoming' ? [incoming.mark, stored.mark] : [stored.mark, incoming.mark];
  switch (rule) {
    case 'descent':
      return `${nameOf(won)} was made from ${nameOf(other)}`;
    case 'ended':
      return `a write that had read ${nameOf(other)} ended its branch`;
    case 'stale':
      return `${nameOf(incoming.mark)} does not follow ${nameOf(stored.mark)}`;
    case 'live':
      return `${nameOf(other)} is a delete`;
    case 'generation':
      return `generation ${won.generation} is later than ${other.generation}`;
    case 'id':
      return `id ${won.id} is greater than ${other.id}`;
    default:
      return assertNever(rule);
  }
}

function opIdsClause({ incoming, stored, winner, rule }: Comparison & { kind: 'op-ids' }): string {
  const [won, other] = winner === 'incoming' ? [incoming.mark, stored.mark] : [stored.mark, incoming.mark];
  if (rule === 'live') return `${showOpId(other)} is a delete`;
  return rule === 'counter'
    ? `counter ${won.counter} is greater than ${other.counter}`
    : `actor ${won.actor} is greater than ${other.actor}`;
}

/** A data type compares what changes did, and rejects only what it knows no such change for. */
export const isOfEffects = ({ kind }: Comparison): boolean => kind === 'observed' || kind === 'union';
