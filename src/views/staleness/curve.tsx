/** The chance of a fresh read over the time since the write, drawn as it becomes known. */
import type { FreshnessPoint } from '../../core/explore/freshness.ts';
import { axesFor, bandOf, lineOf, placeOf } from './curve-shape.ts';
import { percentWords, plain } from './number-words.ts';

interface CurveProps {
  readonly points: readonly FreshnessPoint[];
  readonly spanMs: number;
}

export function Curve({ points, spanMs }: CurveProps) {
  const axes = axesFor(spanMs);
  const last = points.at(-1);
  return (
    <figure className="staleness-curve">
      <figcaption>Share of fresh reads</figcaption>
      <div className="staleness-shares" aria-hidden="true">
        {axes.shares.map((share) => (
          <span key={share} style={{ top: `${placeOf(axes, 0, share).y}%` }}>
            {plain(share * 100)} %
          </span>
        ))}
      </div>
      <svg className="staleness-plot" viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={told()}>
        {axes.shares.map((share) => {
          const { y } = placeOf(axes, 0, share);
          return <line key={share} className="staleness-rule" x1="0" x2="100" y1={y} y2={y} />;
        })}
        <path className="staleness-band" d={bandOf(axes, points)} />
        <path className="staleness-line" d={lineOf(axes, points)} />
      </svg>
      <div className="staleness-times" aria-hidden="true">
        {axes.times.map((atMs) => (
          <span key={atMs} style={{ left: `${placeOf(axes, atMs, 1).x}%` }}>
            {plain(atMs)}
          </span>
        ))}
      </div>
      <p className="staleness-time-name">ms since the write was acknowledged</p>
    </figure>
  );

  function told(): string {
    const [first] = points;
    if (first === undefined || last === undefined) return 'Nothing measured yet';
    return `${percentWords(first.fresh.value)} of reads are fresh at once, ${percentWords(last.fresh.value)} after ${plain(last.atMs)} ms`;
  }
}
