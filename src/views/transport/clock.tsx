/** The playhead's simulated time in figures; written once a frame, past React. */
import { useEffect, useRef } from 'react';
import { playhead, useLab } from '../../app/store.ts';
import { timeWords } from '../../ui/words.ts';

export function Clock() {
  const endUs = useLab((state) => state.run?.endUs ?? 0);
  const figures = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = (timeUs: number): void => {
      if (figures.current !== null) figures.current.textContent = timeWords(timeUs);
    };
    write(playhead.timeUs());
    return playhead.subscribe(write);
  }, []);
  const end = timeWords(endUs);
  return (
    <div className="transport-clock mono" title="Simulated time, and the end of the run">
      <span ref={figures} className="transport-now" style={{ '--figures': `${end.length}ch` }} />
      <span className="transport-end">/ {end}</span>
    </div>
  );
}
