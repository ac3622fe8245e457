/** What the strategy keeps beside the values of each key, over the run: a step line a key, and its numbers. */
import { useEffect, useState } from 'react';
import { commands, useLab } from '../../app/store.ts';
import type { KeyGrowth } from '../../core/verdicts/metadata-growth.ts';
import { counted, timeWords } from '../../ui/words.ts';
import { bytesAt, growthWords, stepPath } from './growth-line.ts';

/** More keys than fit on a screen. */
const KEYS = 8;
/** Where along the run its time is written. */
const TIMES = [0, 0.5, 1] as const;
const BOX = { width: 300, height: 64 };

export default function Growth() {
  const run = useLab((state) => state.run);
  const nowUs = useLab((state) => state.moment?.atUs ?? 0);
  const [growth, setGrowth] = useState<readonly KeyGrowth[] | null>(null);

  useEffect(() => {
    let isWanted = run !== null;
    commands.askGrowth().then(
      (answer) => isWanted && setGrowth(answer),
      // The worker is gone, or busy with another run: with the next run it is asked again.
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [run]);

  if (growth === null || run === null) return <p className="ledger-empty">The bytes are being counted…</p>;
  const biggest = growth.toSorted((left, right) => right.peak.bytes - left.peak.bytes).slice(0, KEYS);
  return (
    <div className="growth">
      <p>Contexts, vectors, dots and stamps as text, in bytes; the replica that keeps most of a key counts.</p>
      {biggest.map((line) => (
        <KeyLine key={line.key} line={line} endUs={run.endUs} nowUs={nowUs} />
      ))}
      {growth.length > KEYS && <p>and {counted(growth.length - KEYS, 'key')} with less</p>}
    </div>
  );
}

interface KeyLineProps {
  readonly line: KeyGrowth;
  readonly endUs: number;
  readonly nowUs: number;
}

function KeyLine({ line, endUs, nowUs }: KeyLineProps) {
  const nowX = endUs === 0 ? 0 : (Math.min(nowUs, endUs) / endUs) * BOX.width;
  return (
    <figure className="growth-of-key">
      <figcaption>
        <b>{line.key}</b>: {counted(bytesAt(line, nowUs), 'byte')} now. {growthWords(line)}
      </figcaption>
      {line.peak.bytes > 0 && (
        <div className="growth-plot">
          <div className="growth-bytes" aria-hidden="true">
            <span>{line.peak.bytes}</span>
            <span>0 bytes</span>
          </div>
          <svg
            className="growth-chart"
            viewBox={`0 0 ${BOX.width} ${BOX.height}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <line className="growth-rule" x1="0" x2={BOX.width} y1="0" y2="0" />
            <line className="growth-ground" x1="0" x2={BOX.width} y1={BOX.height} y2={BOX.height} />
            <line className="growth-now" x1={nowX} x2={nowX} y1="0" y2={BOX.height} />
            <path className="growth-line" d={stepPath(line, endUs, BOX)} />
          </svg>
          <div className="growth-times" aria-hidden="true">
            {TIMES.map((share) => (
              <span key={share}>{timeWords(endUs * share)}</span>
            ))}
          </div>
        </div>
      )}
    </figure>
  );
}
