/** Around the drawing: the names of the lines, the scale of time, and in words what is looked at. */
import { memo } from 'react';
import type { ClientId } from '../../core/ids.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { SentenceText } from '../../ui/sentence.tsx';
import { timeWords } from '../../ui/words.ts';
import type { Cone } from './cone.ts';
import type { LineEvent } from './events.ts';
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
}

/** Read out from the event itself; this is for eyes. */
export function Readout({ event, cone }: ReadoutProps) {
  const told = event?.told[0];
  if (event === null || cone === null || told === undefined) {
    return (
      <p className="spacetime-readout is-hint">
        <span>
          <span className="spacetime-hint-pointer">Point at</span>
          <span className="spacetime-hint-finger">Tap</span> an event to see what led to it and what follows from it.
        </span>
        <span className="spacetime-hint-more"> Drag the head of an arrow to deliver it later.</span>
      </p>
    );
  }
  const { past, future, concurrent } = cone.counts;
  return (
    <p className="spacetime-readout" aria-hidden="true">
      <span className="spacetime-counts">
        <span className="is-past">
          <KeyLine />
          <b className="mono">{past}</b> led to it
        </span>
        <span className="is-future">
          <KeyLine />
          <b className="mono">{future}</b> follow
        </span>
        <span className="is-concurrent">
          <KeyLine />
          <b className="mono">{concurrent}</b> concurrent
        </span>
      </span>
      <span className="spacetime-told">
        <span className="mono">{timeWords(event.atUs)}</span> <SentenceText sentence={told.sentence} />
      </span>
    </p>
  );
}
