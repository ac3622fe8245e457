/** Links as buttons: whole, cut, cut one way; and the frontier of a partition. */
import Scissors from 'lucide-react/icons/scissors';
import { memo } from 'react';
import type { Segment } from './geometry.ts';
import { type Link, linkLabel } from './links.ts';

/** Half the gap of a cut link, and how far the two lanes of one that is cut one way lie apart. */
const GAP = 13;
const LANE = 5;
/** Above this they are drawn lighter, or the page is all lines. */
const MANY = 15;

interface LinksLayerProps {
  readonly links: readonly Link[];
  readonly frontiers: readonly Segment[];
  /** Links that a stroke runs across, to be cut when it ends. */
  readonly marked: readonly Link[];
  readonly onToggle: (link: Link) => void;
}

export const LinksLayer = memo(function LinksLayer({ links, frontiers, marked, onToggle }: LinksLayerProps) {
  return (
    <svg className={`stage-links${links.length > MANY ? ' is-many' : ''}`} role="group" aria-label="Links">
      {frontiers.map((line) => (
        <line key={`${line.from.x} ${line.from.y}`} className="frontier" {...endsOf(line)} />
      ))}
      {links.map((link) => (
        <LinkLine key={`${link.from}>${link.to}`} link={link} isMarked={marked.includes(link)} onToggle={onToggle} />
      ))}
    </svg>
  );
});

function LinkLine({
  link,
  isMarked,
  onToggle,
}: {
  readonly link: Link;
  readonly isMarked: boolean;
  readonly onToggle: (link: Link) => void;
}) {
  const { line, state } = link;
  const middle = { x: (line.from.x + line.to.x) / 2, y: (line.from.y + line.to.y) / 2 };
  const angle = (Math.atan2(line.to.y - line.from.y, line.to.x - line.from.x) * 180) / Math.PI;
  const half = Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y) / 2;
  return (
    <g
      className={`link is-${state}${link.isBetweenReplicas ? '' : ' is-client'}${isMarked ? ' is-marked' : ''}`}
      role="button"
      tabIndex={0}
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
      <line className="link-touch" {...endsOf(line)} />
      <g transform={`translate(${middle.x} ${middle.y}) rotate(${angle})`}>
        {state === 'whole' && <path className="link-line" d={`M${-half} 0H${half}`} />}
        {state === 'cut' && <path className="link-line" d={`M${-half} 0H${-GAP}M${GAP} 0H${half}`} />}
        {state === 'cut' && <Hatching />}
        {(state === 'forward' || state === 'backward') && (
          <g transform={state === 'forward' ? undefined : 'rotate(180)'}>
            {/* The side on which letters travel: to the right of their way. */}
            <path className="link-line" d={`M${-half} ${LANE}H${-GAP}M${GAP} ${LANE}H${half}`} />
            <g transform={`translate(0 ${LANE})`}>
              <Hatching />
            </g>
            <path className="link-line" d={`M${half} ${-LANE}H${-half}`} />
            <path className="link-arrow" d={`M${-GAP + 4} ${-LANE - 5}l-9 5l9 5`} />
          </g>
        )}
      </g>
      {state === 'whole' && (
        <g className="link-scissors" transform={`translate(${middle.x - 12} ${middle.y - 12})`}>
          <circle cx="12" cy="12" r="15" />
          <Scissors size={16} x={4} y={4} aria-hidden="true" />
        </g>
      )}
    </g>
  );
}

const Hatching = () => <path className="link-hatching" d="M-12 7L-6 -7M-3 7L3 -7M6 7L12 -7" />;

const endsOf = ({ from, to }: Segment) => ({ x1: from.x, y1: from.y, x2: to.x, y2: to.y });
