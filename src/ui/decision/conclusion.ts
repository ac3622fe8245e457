/** What follows from a comparison, as a sign and in words. */

import { counterOf } from '../../core/causality/version-vector.ts';
import { compareStamps } from '../../core/clocks/stamp.ts';
import { assertNever } from '../../core/invariant.ts';
import type { Comparison, UnionPart } from '../../core/strategies/strategy.ts';

export interface Conclusion {
  /** Of incoming against stored; `∥` is "neither has seen the other". */
  readonly sign: '<' | '>' | '=' | '≠' | '≤' | '∥' | '→' | '∪' | '+';
  readonly words: string;
}

export const signOf = (left: number, right: number): '<' | '>' | '=' => (left < right ? '<' : left > right ? '>' : '=');

export function conclusionOf(comparison: Comparison): Conclusion {
  switch (comparison.kind) {
    case 'vectors':
      return {
        sign: ORDER_SIGNS[comparison.order],
        words: `${ORDER_WORDS[comparison.order]} ${isBlind(comparison) ? BLIND_WORDS : RESULT_WORDS[comparison.result]}`,
      };
    case 'stamps': {
      const order = compareStamps(comparison.incoming.mark, comparison.stored.mark);
      if (comparison.stored.write === null)
        return {
          sign: signOf(order, 0),
          words: `The stamp is ${comparison.rule} of ${comparison.stored.label}. What comes from a client is rejected, a copy waits until the clock has come up to it.`,
        };
      const loser = comparison.winner === 'incoming' ? 'stored' : 'incoming';
      const why =
        comparison.rule === 'timestamp' ? 'The later stamp wins' : `The stamps are equal, so ${comparison.rule} wins`;
      return {
        sign: signOf(order, 0),
        words: `${why}: the ${comparison.winner} value is kept, the ${loser} one dropped.`,
      };
    }
    case 'versions': {
      const { passed, stored, result } = comparison;
      const sign = signOf(passed, stored.mark);
      const why =
        passed === 0
          ? 'The client passed no version, so it has seen nothing.'
          : sign === '<'
            ? 'The client had seen an older version only.'
            : 'The client had seen this version.';
      return { sign, words: `${why} ${RESULT_WORDS[result]}` };
    }
    case 'dots': {
      const { sibling, context, covered, result, side } = comparison;
      const sign =
        sibling.mark === null
          ? covered
            ? '≤'
            : '>'
          : covered
            ? '≤'
            : signOf(sibling.mark.counter, counterOf(context, sibling.mark.actor));
      return {
        sign,
        words:
          covered && result === 'kept'
            ? `The context covers the dot, and the value is still there on the other side: nobody has replaced it. The ${side} value is kept.`
            : `${covered ? 'The context covers the dot: whoever passed it had seen the value.' : 'The context does not cover the dot: whoever passed it had not seen the value.'} The ${side} value is ${result}.`,
      };
    }
    case 'values': {
      const { same, result } = comparison;
      const follows = {
        duplicate: 'Nothing changes.',
        rejected: 'The write is rejected.',
        clash: 'The rule of one value for a key is broken.',
      }[result];
      return {
        sign: same ? '=' : '≠',
        words: `${same ? 'The values are the same.' : 'The values differ.'} ${follows}`,
      };
    }
    case 'observed': {
      const { observed, result, other, effect } = comparison;
      const why = observed
        ? `The client of ${other.label} had been shown ${effect.label}, so its change ends it.`
        : `The client of ${other.label} had not been shown ${effect.label}, so its change leaves it alone.`;
      return { sign: observed ? '>' : '∥', words: `${why} It is ${result}.` };
    }
    case 'union':
      return unionConclusion(comparison);
    case 'arrival':
      return { sign: '→', words: 'Nothing is compared: what comes last replaces what was there.' };
    case 'revisions':
      return revisionsConclusion(comparison);
    case 'op-ids': {
      const { winner, rule } = comparison;
      return {
        sign: '∥',
        words: `Neither put had seen the other: both are kept. ${shownWords(winner, RANK_WORDS[rule])}`,
      };
    }
    default:
      return assertNever(comparison);
  }
}

/** A write that had seen only a part of what one vector stands for: which part, the vector cannot say. */
export const isBlind = (comparison: Comparison): boolean =>
  comparison.kind === 'vectors' && comparison.result === 'both kept' && comparison.order === 'before';

const BLIND_WORDS =
  'One vector stands for all that is stored, and cannot say which of it the write had seen: all of it stays.';

function unionConclusion({ parts, sum }: Comparison & { kind: 'union' }): Conclusion {
  const count = (wanted: UnionPart['standing']): number => parts.filter(({ standing }) => standing === wanted).length;
  const [fresh, known, ended] = [count('new'), count('known'), count('ended')];
  const told = [
    fresh === 0
      ? 'Nothing that came is new.'
      : `${changes(fresh)} that came ${fresh === 1 ? 'is' : 'are'} new here and taken in.`,
    ...(known === 0
      ? []
      : [
          `${changes(known)} ${known === 1 ? 'was' : 'were'} here already and ${known === 1 ? 'counts' : 'count'} once.`,
        ]),
    ...(ended === 0 ? [] : [`${changes(ended)} ${ended === 1 ? 'is' : 'are'} over.`]),
    ...(sum === null
      ? []
      : [
          sum.before === sum.after ? `The sum stays ${sum.after}.` : `The sum goes from ${sum.before} to ${sum.after}.`,
        ]),
  ];
  return { sign: sum === null ? '∪' : '+', words: told.join(' ') };
}

const changes = (count: number): string => (count === 1 ? '1 change' : `${count} changes`);

function revisionsConclusion({ winner, rule, result }: Comparison & { kind: 'revisions' }): Conclusion {
  const other = winner === 'incoming' ? 'stored' : 'incoming';
  switch (rule) {
    case 'descent':
      return {
        sign: winner === 'incoming' ? '>' : '<',
        words: `The ${winner} revision was made from the ${other} one. ${RESULT_WORDS[result]}`,
      };
    case 'ended':
      return {
        sign: winner === 'incoming' ? '>' : '<',
        words: `A write that had read the ${other} revision ended its branch. ${RESULT_WORDS[result]}`,
      };
    case 'stale':
      return { sign: '≠', words: `The write does not follow a revision that is a leaf here. ${RESULT_WORDS[result]}` };
    default:
      return {
        sign: '∥',
        words: `Neither revision was made from the other: both are kept. ${shownWords(winner, RANK_WORDS[rule])}`,
      };
  }
}

/** Which of two that are both kept is shown, and by what. */
const shownWords = (winner: 'incoming' | 'stored', rule: string): string =>
  `The ${winner} one goes before the other: ${rule}.`;

const RANK_WORDS = {
  live: 'a value goes before a delete',
  generation: 'it is the later generation',
  id: 'its id is the greater, which says nothing of when it was written',
  counter: 'its counter is the greater',
  actor: 'the counters are equal, and its actor is the greater',
} as const;

const ORDER_SIGNS = { before: '<', after: '>', equal: '=', concurrent: '∥' } as const;

const ORDER_WORDS = {
  before: 'The incoming side counts nothing that the stored one does not: it is the earlier.',
  after: 'The incoming side counts all that the stored one does, and more: it had seen it.',
  equal: 'Both count the same.',
  concurrent: 'Each counts something that the other does not: neither had seen the other.',
} as const;

const RESULT_WORDS = {
  'stored kept': 'The stored value is kept.',
  'stored dropped': 'The stored value is dropped.',
  'incoming dropped': 'The incoming value is dropped.',
  'both kept': 'Both are kept, as siblings.',
  rejected: 'The write is rejected.',
} as const;
