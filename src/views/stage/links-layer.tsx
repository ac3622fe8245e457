/** Links as buttons: whole, cut, cut one way. */
import Mend from 'lucide-react/icons/link-2';
import Scissors from 'lucide-react/icons/scissors';
import { memo } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { aside, type Curve, directionAt, lengthOf, partOf, pointAt, svgPath } from './curves.ts';
import { type Link, linkLabel } from './links.ts';

/** Half the gap of a cut link, and how far the two lanes of one that is cut one way lie apart. */
const GAP = 16;
/** Of a short link a gap leaves at least this much on either side. */
const GAP_SHARE_MAX = 0.32;
const LANE = 5;
/** Above this they are drawn lighter, or the page is all lines; and the arrow keys lead from one to the next. */
export const MANY_LINKS = 15;
/** And above this only those of the card that is looked at are more than a hint. */
const CROWD = 80;

interface LinksLayerProps {
  readonly links: readonly Link[];
  /** Between a replica and the many clients that use it: only to be seen. */
  readonly ways: readonly Curve[];
  /** Links that a stroke runs across, to be cut when it ends. */
  readonly marked: readonly Link[];
  /** The card that is looked at: where there are many links, its own are drawn over the others. */
  readonly focus: NodeId | null;
  readonly onToggle: (link: Link) => void;
}

export const LinksLayer = memo(function LinksLayer({ links, ways, marked, focus, onToggle }: LinksLayerProps) {
  const isMany = links.length > MANY_LINKS;
  const own = isMany
    ? links.filter(({ from, to, state }) => state === 'whole' && (from === focus || to === focus))
    : [];
  const amount = links.length > CROWD ? ' is-many is-crowd' : isMany ? ' is-many' : '';
  return (
    <svg className={`stage-links${amount}`} role="group" aria-label="Links">
      {ways.length > 0 && <path className="links-ways" d={ways.map(svgPath).join('')} />}
      {links.map((link, index) => (
        <LinkLine
          key={`${link.from}>${link.to}`}
          link={link}
          isMarked={marked.includes(link)}
          isEntrance={!isMany || index === 0}
          onToggle={onToggle}
        />
      ))}
      {own.length > 0 && <path className="links-own" d={own.map(({ curve }) => svgPath(curve)).join('')} />}
    </svg>
  );
});

interface LinkLineProps {
  readonly link: Link;
  readonly isMarked: boolean;
  /** Whether the tab key stops here. */
  readonly isEntrance: boolean;
  readonly onToggle: (link: Link) => void;
}

const LinkLine = memo(function LinkLine({ link, isMarked, isEntrance, onToggle }: LinkLineProps) {
  const { curve, state, oneWay } = link;
  const middle = pointAt(curve, 0.5);
  const along = directionAt(curve, 0.5);
  const angle = (Math.atan2(along.y, along.x) * 180) / Math.PI;
  const half = halfGap(curve);
  const Sign = state === 'whole' ? Scissors : Mend;
  return (
    <g
      className={`link is-${state}${link.isBetweenReplicas ? '' : ' is-client'}${isMarked ? ' is-marked' : ''}${link.condition === undefined ? '' : ' is-strained'}`}
      role="button"
      tabIndex={isEntrance ? 0 : -1}
      aria-label={linkLabel(link)}
      data-menu="link"
      data-from={link.from}
      data-to={link.to}
      onClick={() => onToggle(link)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onToggle(link);
      }}
    >
      <path className="link-touch" d={svgPath(curve)} />
      {state === 'whole' && <path className="link-line" d={svgPath(curve)} />}
      {state === 'cut' && <path className="link-line" d={withGap(curve)} />}
      {(state === 'forward' || state === 'backward') && <Lanes curve={curve} isForward={state === 'forward'} />}
      <g
        transform={`translate(${middle.x} ${middle.y}) rotate(${(state === 'whole' ? oneWay : state) === 'backward' ? angle + 180 : angle})`}
      >
        {state === 'whole' && oneWay !== undefined && <path className="link-arrow" d="M-4 -5l9 5l-9 5" />}
        {state === 'cut' && <Hatching half={half} />}
        {(state === 'forward' || state === 'backward') && (
          <>
            <g transform={`translate(0 ${LANE})`}>
              <Hatching half={half} />
            </g>
            <path className="link-arrow" d={`M${5 - half} ${-LANE - 5}l-9 5l9 5`} />
          </>
        )}
      </g>
      <g className="link-sign" transform={`translate(${middle.x - 12} ${middle.y - 12})`}>
        <circle cx="12" cy="12" r="15" />
        <Sign size={16} x={4} y={4} aria-hidden="true" />
      </g>
    </g>
  );
});

/** The cut lane on the side on which letters travel, to the right of their way; the whole one on the other. */
function Lanes({ curve, isForward }: { readonly curve: Curve; readonly isForward: boolean }) {
  const along = directionAt(curve, 0.5);
  const lane = isForward ? LANE : -LANE;
  const right = { x: -along.y * lane, y: along.x * lane };
  return (
    <>
      <path className="link-line" d={withGap(aside(curve, right))} />
      <path className="link-line" d={svgPath(aside(curve, { x: -right.x, y: -right.y }))} />
    </>
  );
}

const halfGap = (curve: Curve): number => Math.min(GAP, lengthOf(curve) * GAP_SHARE_MAX);

/** A curve without its middle. */
function withGap(curve: Curve): string {
  const half = halfGap(curve) / (lengthOf(curve) || 1);
  return `${svgPath(partOf(curve, 0, 0.5 - half))}${svgPath(partOf(curve, 0.5 + half, 1))}`;
}

/** Two strokes across the end of each stump. */
const Hatching = ({ half }: { readonly half: number }) => (
  <path
    className="link-hatching"
    d={[-half - 5, -half, half, half + 5].map((x) => `M${(x - 3).toFixed(1)} 7l6 -14`).join('')}
  />
);
