/** Beside each write what the one that is looked at has to do with it, as a sign: ✓ knew of it, ∥ concurrent, ‹ was known to it. */
import { MarkedText } from '../../ui/sentence.tsx';
import { writeMadeIn } from './events.ts';
import { type Knowing, type Knowledge, toldOf } from './knowledge.ts';
import type { Picture } from './picture.ts';

/** In a box of 14 about its middle, drawn with a line. */
const SIGNS: { readonly [K in Knowing]: string } = {
  known: 'M-3.5 0.5L-1 3L3.5 -2.5',
  concurrent: 'M-1.8 -3.5V3.5M1.8 -3.5V3.5',
  knows: 'M1.8 -3.5L-1.8 0L1.8 3.5',
};
const RADIUS = 6.5;
/** Beside smaller marks it is smaller. */
const MARK_USUAL = 16;
/** Of names in the line over the drawing; the marks in it tell which they are. */
const NAMES_MAX = 4;

interface KnowledgeMarksProps {
  readonly picture: Picture;
  readonly knowledge: Knowledge;
}

export function KnowledgeMarks({ picture: { events, layout }, knowledge }: KnowledgeMarksProps) {
  return (
    <g className="knowledge-marks">
      {events.map(({ event, x, y, isSmall }) => {
        const write = writeMadeIn(event);
        const knowing = write === null ? undefined : knowledge.of.get(write);
        if (knowing === undefined) return null;
        const away = isSmall ? 6 : layout.mark * 0.5;
        const scale = Math.min(1, layout.mark / MARK_USUAL);
        return (
          <g
            key={event.id}
            className={`knowledge is-${knowing}`}
            transform={`translate(${Math.max(RADIUS + 1, x - away - 2)} ${Math.max(RADIUS + 1, y - away + 1)}) scale(${scale})`}
          >
            <circle r={RADIUS} />
            <path d={SIGNS[knowing]} />
          </g>
        );
      })}
    </g>
  );
}

/** The same in one sentence; each sign stands before what it means. */
export function KnowledgeSentence({ knowledge }: { readonly knowledge: Knowledge }) {
  const { known, concurrent, knows } = toldOf(knowledge, NAMES_MAX);
  // A sign before "no other" would say that there is one.
  const isAny = (knowing: Knowing): boolean => [...knowledge.of.values()].includes(knowing);
  return (
    <span className="spacetime-knowledge">
      <MarkedText text={knowledge.write} /> {isAny('known') ? <Clause knowing="known" text={known} /> : known} and{' '}
      {isAny('concurrent') ? <Clause knowing="concurrent" text={`${concurrent}.`} /> : `${concurrent}.`}
      {knows !== null && (
        <span className="spacetime-knows">
          {' '}
          It <Clause knowing="knows" text={`${knows}.`} />
        </span>
      )}
    </span>
  );
}

const Clause = ({ knowing, text }: { readonly knowing: Knowing; readonly text: string }) => (
  <>
    <svg className={`knowledge is-${knowing}`} width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
      <circle r={RADIUS} />
      <path d={SIGNS[knowing]} />
    </svg>{' '}
    <MarkedText text={text} />
  </>
);
