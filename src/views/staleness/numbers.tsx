/** What was measured, in numbers: latencies, and the points of the curve. */
import type { Freshness, FreshnessPoint, LatencySummary } from '../../core/explore/freshness.ts';
import { latencyWords, plain, shareWords } from './number-words.ts';

export function Latencies({ writes, reads }: Pick<Freshness, 'writes' | 'reads'>) {
  return (
    <table className="staleness-table">
      <caption>From a client’s request to its answer</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">What</span>
          </th>
          <th scope="col">50 %</th>
          <th scope="col">99 %</th>
          <th scope="col">99.9 %</th>
          <th scope="col">Answered</th>
        </tr>
      </thead>
      <tbody>
        <LatencyRow name="Writes" {...writes} />
        <LatencyRow name="Reads" {...reads} />
      </tbody>
    </table>
  );
}

function LatencyRow({
  name,
  asked,
  answered,
  median,
  percent99,
  permille999,
}: LatencySummary & { readonly name: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{latencyWords(median)}</td>
      <td>{latencyWords(percent99)}</td>
      <td>{latencyWords(permille999)}</td>
      <td>{answered === asked ? 'all' : `${plain((100 * answered) / asked)} %`}</td>
    </tr>
  );
}

export function PointTable({ points }: { readonly points: readonly FreshnessPoint[] }) {
  return (
    <details className="staleness-points">
      <summary>The curve in numbers</summary>
      <table className="staleness-table">
        <caption className="visually-hidden">Share of fresh reads by the time since the write was acknowledged</caption>
        <thead>
          <tr>
            <th scope="col">After</th>
            <th scope="col">Fresh</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ atMs, fresh }) => (
            <tr key={atMs}>
              <th scope="row">{plain(atMs)} ms</th>
              <td>{shareWords(fresh)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
