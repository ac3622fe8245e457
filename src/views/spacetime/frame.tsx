/** Around the drawing: the names of the lines, the scale of time, and in words what is looked at. */
import { memo } from 'react';
import type { ClientId } from '../../core/ids.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { MarkedText, SentenceText } from '../../ui/sentence.tsx';
import { timeWords } from '../../ui/words.ts';
import type { Cone } from './cone.ts';
import type { LineEvent } from './events.ts';
import type { Knowledge } from './knowledge.ts';
import { KnowledgeSentence } from './knowledge-marks.tsx';
import type { DiagramLayout } from './layout.ts';
import type { Line } from './lines.ts';

interface LineNamesProps {
  readonly lines: readonly Line[];
  readonly layout: DiagramLayout;
}

export const LineNames = memo(function LineNames({ lines, layout }: LineNamesProps) {
  return (
    <ul className="spacetime-names" aria-label="Lines" style={{ height: layout.height, paddingTop: layout.top }}>
      {lines.map(({ kind, name, nodes }) => (
        <li key={name} className={`spacetime-name is-${kind}`} style={{ height: layout.row }} title={name}>
          {kind === 'client' && <Glyph client={nodes[0] as ClientId} size={18} />}
          <span>{name}</span>
        </li>
      ))}
    </ul>
  );
});

interface ScaleProps {
  readonly ticks: readonly number[];
  readonly layout: DiagramLayout;
}

export const Scale = memo(function Scale({ ticks, layout }: ScaleProps) {
  return (
    <div className="spacetime-scale" aria-hidden="true">
      <span className="spacetime-unit">ms</span>
      {ticks.map((tick) => (
        <span key={tick} className="mono" style={{ left: layout.x(tick) }}>
          {tick / 1_000}
        </span>
      ))}
    </div>
  );
});

/** How the lines and rings of each kind are drawn. */
const KeyLine = () => (
  <svg className="spacetime-key" width="30" height="12" viewBox="0 0 30 12" aria-hidden="true">
    <line x1="1" x2="29" y1="6" y2="6" />
    <circle cx="15" cy="6" r="4" />
  </svg>
);

interface ReadoutProps {
  readonly event: LineEvent | null;
  readonly cone: Cone | null;
  /** What the client of the write that is looked at, or picked out, knew of. */
  readonly knowledge: Knowledge | null;
  /** What the arrow that is chosen says. */
  readonly way: readonly string[] | null;
}

/** Events and arrows are read out from themselves, and this is for eyes; what a client knew of is said here alone. */
export function Readout({ event, cone, knowledge, way }: ReadoutProps) {
  const told = event?.told[0];
  if (event === null && way !== null) {
    return (
      <p className="spacetime-readout" aria-hidden="true">
        <span className="spacetime-told">
          <MarkedText text={way.join('; ')} />
        </span>
      </p>
    );
  }
  if (knowledge !== null) {
    return (
      <p className="spacetime-readout is-knowledge" role="status">
        <KnowledgeSentence knowledge={knowledge} />
      </p>
    );
  }
  if (event === null || cone === null || cone.counts === null || told === undefined) {
    return (
      <p className="spacetime-readout is-hint">
        <span>
          <span className="spacetime-hint-pointer">Point at</span>
          <span className="spacetime-hint-finger">Tap</span> an event to see where messages led, a write to see what its
          client knew of.
        </span>
        <span className="spacetime-hint-more"> Drag the head of an arrow to deliver it later.</span>
      </p>
    );
  }
  return (
    <p className="spacetime-readout" aria-hidden="true">
      <Counts {...cone.counts} />
      <span className="spacetime-told">
        <span className="mono">{timeWords(event.atUs)}</span> <SentenceText sentence={told.sentence} />
      </span>
    </p>
  );
}

/** How many events messages and lines led from, to and neither: what can have been known, not what was. */
const Counts = ({ past, future, concurrent }: NonNullable<Cone['counts']>) => (
  <span className="spacetime-counts" aria-hidden="true">
    <span className="is-past" title="Events from which messages led here: what could have been known">
      <KeyLine />
      <b className="mono">{past}</b> could be known
    </span>
    <span className="is-future" title="Events to which messages led from here: what can know of it">
      <KeyLine />
      <b className="mono">{future}</b> could know
    </span>
    <span className="is-concurrent" title="Events between which and this one no messages led: concurrent">
      <KeyLine />
      <b className="mono">{concurrent}</b> neither
    </span>
  </span>
);
