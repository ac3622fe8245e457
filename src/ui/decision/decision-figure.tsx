/** One decision, drawn, with what follows from it. */
import { memo } from 'react';
import type { ActorId, ReplicaId } from '../../core/ids.ts';
import type { Comparison } from '../../core/strategies/strategy.ts';
import { inPlace } from '../in-place.ts';
import { MarkedText } from '../sentence.tsx';
import { conclusionOf, isBlind } from './conclusion.ts';
import type { Group } from './groups.ts';
import { drawingOf } from './index.ts';
import type { DrawingSize } from './parts.tsx';
import './decision.css';

interface DecisionFigureProps {
  readonly group: Group;
  readonly actors: readonly ActorId[];
  readonly size: DrawingSize;
  /** How many other drawings the decision has, where only this one is shown. */
  readonly more?: number;
  /** Who decides, where that is to be said. */
  readonly at?: ReplicaId;
}

export const DecisionFigure = memo(function DecisionFigure({ group, actors, size, more = 0, at }: DecisionFigureProps) {
  const [comparison, ...beside] = group;
  const Drawing = drawingOf(comparison.kind);
  const drawing = <Drawing comparison={comparison} beside={beside} actors={actors} size={size} />;
  if (size === 'small')
    return (
      <div
        className="decision is-small"
        role="img"
        aria-label={group.map((each) => conclusionOf(each).words).join(' ')}
        data-kind={comparison.kind}
      >
        <p className="decision-short">
          <span>
            {at !== undefined && (
              <>
                <b className="decision-at">{at}</b>:{' '}
              </>
            )}
            {shortOfAll(group)}
          </span>
          {more > 0 && <span className="decision-count">+{more}</span>}
        </p>
        {drawing}
      </div>
    );
  return (
    <figure className="decision is-large" data-kind={comparison.kind}>
      {drawing}
      <figcaption>
        {inPlace(group).map(({ place, item }) => (
          <Conclusion key={place} comparison={item} isNamed={group.length > 1} />
        ))}
      </figcaption>
    </figure>
  );
});

function Conclusion({ comparison, isNamed }: { readonly comparison: Comparison; readonly isNamed: boolean }) {
  const { sign, words } = conclusionOf(comparison);
  const about =
    comparison.kind === 'dots' ? comparison.sibling : comparison.kind === 'versions' ? comparison.stored : null;
  return (
    <p className="conclusion">
      <span className="conclusion-sign mono" aria-hidden="true">
        {sign}
      </span>
      <span>
        {isNamed && about !== null && (
          <>
            <MarkedText text={about.label} />:{' '}
          </>
        )}
        {words}
      </span>
    </p>
  );
}

/** What becomes of what was compared, in a few words; of several siblings, how many stay. */
function shortOfAll(group: Group): string {
  if (group.length === 1) return shortOf(group[0]);
  const dropped = group.filter((each) => 'result' in each && each.result.endsWith('dropped')).length;
  return [
    ...(dropped === 0 ? [] : [`${dropped} dropped`]),
    ...(dropped === group.length ? [] : [`${group.length - dropped} kept`]),
  ].join(', ');
}

function shortOf(comparison: Comparison): string {
  switch (comparison.kind) {
    case 'stamps':
      if (comparison.stored.write === null) return `not taken: ${comparison.rule}`;
      return `${comparison[comparison.winner].label} kept: ${comparison.rule === 'timestamp' ? 'later stamp' : comparison.rule}`;
    case 'arrival':
      return `${comparison.incoming.label} kept: it came last`;
    case 'union':
      return shortOfUnion(comparison);
    case 'dots':
      if (comparison.covered && comparison.result === 'kept') return 'on both sides, so kept';
      return `${comparison.covered ? 'seen' : 'not seen'}, so ${comparison.result}`;
    case 'versions':
      return comparison.result === 'stored dropped' ? 'seen, so dropped' : 'not seen, so kept';
    case 'vectors':
      if (isBlind(comparison)) return 'all kept: not all was seen';
      return resultOf(comparison);
    case 'revisions':
    case 'values':
    case 'observed':
    case 'op-ids':
      return resultOf(comparison);
    default:
      return 'result' in comparison ? String((comparison as { readonly result: unknown }).result) : '';
  }
}

/** By the name of the write that it befalls, where that is one. */
function resultOf(comparison: Extract<Comparison, { readonly result: unknown }>): string {
  const { result } = comparison;
  if (comparison.kind === 'observed') return `${comparison.effect.label} ${result}`;
  if (comparison.kind === 'dots' || comparison.kind === 'versions') return result;
  const [side, ...deed] = result.split(' ');
  if (side !== 'incoming' && side !== 'stored') return result;
  return comparison[side].write === null ? result : `${comparison[side].label} ${deed.join(' ')}`;
}

function shortOfUnion({ parts, sum }: Comparison & { kind: 'union' }): string {
  const told = (['new', 'known', 'ended'] as const).flatMap((wanted) => {
    const count = parts.filter(({ standing }) => standing === wanted).length;
    return count === 0 ? [] : [`${count} ${wanted}`];
  });
  return `${told.join(', ')}${sum === null ? '' : `: ${sum.after}`}`;
}
