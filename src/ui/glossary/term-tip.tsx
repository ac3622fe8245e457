/** The one sentence of a word, beside it for as long as it is pointed at or has the focus; Escape takes it away. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { type Place, placeWithin } from '../place.ts';
import { TERMS, type TermId } from './terms.ts';
import './term-tip.css';

interface TermTipProps {
  readonly id: string;
  readonly term: TermId;
  readonly at: Place;
  onHide(): void;
}

export default function TermTip({ id, term, at, onHide }: TermTipProps) {
  const tip = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = tip.current as HTMLSpanElement;
    if (!element.matches(':popover-open')) element.showPopover();
    const room = { width: innerWidth, height: innerHeight };
    const { left, top } = placeWithin(at, element.getBoundingClientRect(), room);
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  }, [at]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onHide();
    };
    // What scrolls leaves the sentence behind.
    addEventListener('keydown', onKeyDown, { capture: true });
    addEventListener('scroll', onHide, { capture: true });
    return () => {
      removeEventListener('keydown', onKeyDown, { capture: true });
      removeEventListener('scroll', onHide, { capture: true });
    };
  }, [onHide]);
  return (
    <span ref={tip} id={id} className="term-tip" popover="manual" role="tooltip">
      {TERMS[term].sentence}
    </span>
  );
}
