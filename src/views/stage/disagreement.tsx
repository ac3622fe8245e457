/** Between replicas that have come to rest and differ: that they do, and whether it stays so. */
import { use, useEffect, useMemo, useState } from 'react';
import { usePageSettings } from '../../app/page-settings.ts';
import { useLab } from '../../app/store.ts';
import type { Disagreement as Differing } from '../../core/verdicts/verdict.ts';
import { DIVERGENCE_SIGN, disagreementSign, disagreementWords } from '../../ui/disagreement.ts';
import { TermOpener } from '../../ui/glossary/term-opener.ts';
import type { StageLayout } from './cast.ts';
import { placeBetween } from './disagreement-place.ts';
import type { Box } from './geometry.ts';
import type { Link } from './links.ts';
import { placed } from './replica-card.tsx';
import './disagreement.css';

/** A generous width of one letter of text, for the place is found before anything is drawn. */
const LETTER = { usual: 7.6, projector: 9.8 } as const;
const PADDING = 44;
const HEIGHT = 32;

interface DisagreementProps {
  readonly layout: StageLayout;
  readonly links: readonly Link[];
}

export default function Disagreement({ layout, links }: DisagreementProps) {
  const disagreements = useLab((state) => state.account?.disagreements ?? NONE);
  const isEnd = useLab(({ run, step }) => run !== null && step >= run.steps - 1);
  const open = use(TermOpener);
  const words = disagreementWords(disagreements);
  const told = isEnd ? `${words} for good` : words;
  const sign = disagreementSign(disagreements);
  const letter = usePageSettings(({ projector }) => (projector ? LETTER.projector : LETTER.usual));
  const passing = usePassing(disagreements.length > 0);
  const shown = useMemo(() => {
    const [first] = disagreements;
    if (first === undefined) return null;
    for (const text of [told, sign]) {
      const size = { width: text.length * letter + PADDING, height: HEIGHT };
      const box = placeBetween(size, first.sides, layout, passing, links);
      if (box !== null) return { text, box };
    }
    return null;
  }, [disagreements, told, sign, layout, passing, links, letter]);
  if (shown === null) return null;
  const why = isEnd
    ? `${told}: nothing is on its way that could bring them together.`
    : `${told}, and nothing is on its way: it stays so until somebody does something.`;
  return (
    <button
      type="button"
      className="disagreement"
      style={placed(shown.box)}
      title={why}
      aria-label={why}
      aria-haspopup="dialog"
      onPointerDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation();
        open('divergence');
      }}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d={DIVERGENCE_SIGN} />
      </svg>
      {shown.text}
    </button>
  );
}

/** What is compared on the stage at this moment, where it has been put. */
function usePassing(isWanted: boolean): readonly Box[] {
  const moment = useLab((state) => state.moment);
  const [boxes, setBoxes] = useState<readonly Box[]>(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another moment other things are drawn
  useEffect(() => {
    if (!isWanted) return;
    const frame = requestAnimationFrame(() => {
      const drawn = [
        ...[...document.querySelectorAll<HTMLElement>('.stage-decision')].map(boxOf),
        ...[...document.querySelectorAll<HTMLElement>('.ground > .legend')].map(cornered),
      ];
      setBoxes(drawn.length === 0 ? NOTHING : drawn);
    });
    return () => cancelAnimationFrame(frame);
  }, [isWanted, moment]);
  return isWanted ? boxes : NOTHING;
}

const boxOf = ({ style, offsetWidth, offsetHeight }: HTMLElement): Box => ({
  x: Number.parseFloat(style.left),
  y: Number.parseFloat(style.top),
  width: offsetWidth,
  height: offsetHeight,
});

/** The legend is placed by its corner. */
const cornered = ({ offsetLeft, offsetTop, offsetWidth: width, offsetHeight: height }: HTMLElement): Box => ({
  x: offsetLeft + width / 2,
  y: offsetTop + height / 2,
  width,
  height,
});

const NOTHING: readonly Box[] = [];
const NONE: readonly Differing[] = [];
