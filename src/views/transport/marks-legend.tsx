/** What the marks on the line of time mean: those of this run only, each with its word where it has one. */
import Info from 'lucide-react/icons/info';
import { useMemo, useState } from 'react';
import { useLab } from '../../app/store.ts';
import { IconButton } from '../../ui/button.tsx';
import { Term } from '../../ui/glossary/term.tsx';
import type { Place } from '../../ui/place.ts';
import { usePopover } from '../../ui/use-popover.ts';
import { MarkDrawing, SIGNS } from './mark-signs.tsx';
import { kindsOf, MARK_WORDS, type MarkKind } from './mark-words.ts';
import './marks-legend.css';

export default function MarksLegend() {
  const marks = useLab((state) => state.run?.marks);
  const kinds = useMemo(() => kindsOf(marks ?? []), [marks]);
  const [at, setAt] = useState<Place | null>(null);
  if (kinds.length === 0) return null;
  return (
    <div className="marks-legend">
      <IconButton
        label="What the marks mean"
        icon={<Info aria-hidden="true" />}
        aria-haspopup="dialog"
        aria-expanded={at !== null}
        tip="above-left"
        onClick={(event) => setAt(event.currentTarget.getBoundingClientRect())}
      />
      {at !== null && <Legend kinds={kinds} at={at} onClose={() => setAt(null)} />}
    </div>
  );
}

interface LegendProps {
  readonly kinds: readonly MarkKind[];
  readonly at: Place;
  onClose(): void;
}

function Legend({ kinds, at, onClose }: LegendProps) {
  const panel = usePopover<HTMLDivElement>(at, onClose, (element) => element);
  return (
    <div
      ref={panel}
      className="popover marks-list"
      popover="auto"
      role="dialog"
      aria-label="What the marks mean"
      tabIndex={-1}
    >
      <ul>
        {kinds.map((kind) => {
          const { words, term } = MARK_WORDS[kind];
          const sign = SIGNS[kind];
          return (
            <li key={kind}>
              <span className={`scrubber-mark is-${kind}`}>{sign !== undefined && <MarkDrawing sign={sign} />}</span>
              {term === undefined ? words : <Term id={term}>{words}</Term>}
            </li>
          );
        })}
      </ul>
      <p>A small dot beside a mark: others stand there too.</p>
    </div>
  );
}
