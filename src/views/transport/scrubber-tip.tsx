/** What a mark on the line of time stands for: over the stage's edge, so that it hides neither caption nor line. */
import { useLayoutEffect, useRef, useState } from 'react';
import { timeWords } from '../../ui/words.ts';
import './scrubber-tip.css';

interface ScrubberTipProps {
  readonly share: number;
  readonly atUs: number;
  readonly text: string;
}

export default function ScrubberTip({ share, atUs, text }: ScrubberTipProps) {
  const tip = useRef<HTMLDivElement>(null);
  const [caption, setCaption] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another text the page may have another size too
  useLayoutEffect(() => {
    const said = document.querySelector('.captions')?.getBoundingClientRect();
    const line = tip.current?.parentElement?.getBoundingClientRect();
    if (said !== undefined && line !== undefined) setCaption(Math.max(0, line.top - said.top));
  }, [text]);
  return (
    <div ref={tip} className="scrubber-tip" style={{ '--at': share, '--caption': `${caption}px` }} aria-hidden="true">
      <span className="mono">{timeWords(atUs)}</span> {text}
    </div>
  );
}
