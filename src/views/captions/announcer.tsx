/**
 * Says what happens to people who hear the page: at once while it stands, and while it plays one sentence in
 * a few seconds, so that they can follow.
 */
import { useEffect, useRef, useState } from 'react';
import { WAITS } from '../../app/choreography.ts';
import { useLab } from '../../app/store.ts';
import { timeWords } from '../../ui/words.ts';

export function Announcer() {
  const newest = useLab((state) => state.transcript.at(-1));
  const isPlaying = useLab((state) => state.isPlaying);
  const [said, setSaid] = useState('');
  const saidAtMs = useRef(0);

  useEffect(() => {
    if (newest === undefined) return;
    const waitMs = isPlaying ? Math.max(0, saidAtMs.current + WAITS.betweenSentences - performance.now()) : 0;
    const timer = setTimeout(() => {
      saidAtMs.current = performance.now();
      setSaid(isPlaying ? newest.text : `At ${timeWords(newest.atUs)}: ${newest.text}`);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [newest, isPlaying]);

  return (
    <div className="visually-hidden" aria-live="polite">
      {said}
    </div>
  );
}
