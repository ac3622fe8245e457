/** How fresh reads are under the settings of the run: measured when it is opened, left off when it is closed. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createInquiry, type InquiryState } from '../../app/inquiry.ts';
import { lab, useLab } from '../../app/store.ts';
import type { Scenario } from '../../core/engine/scenario.ts';
import type { Freshness, FreshnessProgress } from '../../core/explore/freshness.ts';
import { FRESHNESS_POINTS, WRITES_A_POINT } from '../../core/explore/freshness-scale.ts';
import { quorumsOf } from '../../core/systems/quorums.ts';
import { Button } from '../../ui/button.tsx';
import { Curve } from './curve.tsx';
import { Latencies, PointTable } from './numbers.tsx';
import './staleness.css';

const { store, ask, stop } = createInquiry<[], FreshnessProgress, Freshness>(
  async (report) => await lab.worker().freshness(report),
  { done: 0, spanMs: null, writes: 0, points: [] },
);
const measure = (): void => ask();

export function Staleness() {
  const effective = useLab((state) => state.run?.effective ?? null);
  const freshness = useStore(store);
  const asked = effective === null ? null : askedOf(effective);

  useEffect(() => {
    if (asked === null) return;
    measure();
    return stop;
  }, [asked]);

  return (
    <div className="staleness">
      <p>
        A client writes, and so long after it was told that the write is stored, a client reads the same key: how likely
        is it that the answer has the write in it?
      </p>
      {effective !== null && <p className="staleness-soft">{usedOf(effective)}</p>}
      <Outcome freshness={freshness} />
    </div>
  );
}

/** With another of these the curve is another. */
const askedOf = ({ seed, replicas, clients, system, network }: Scenario): string =>
  JSON.stringify({ seed, replicas, clients, system, network });

function usedOf({ system, replicas }: Scenario): string {
  const { n, r, w } = quorumsOf(system.options, replicas.length);
  const writes = (FRESHNESS_POINTS * WRITES_A_POINT).toLocaleString('en');
  return `N = ${n}, R = ${r}, W = ${w}. Each of the ${writes} writes has a key and one read of its own; every client writes and every client reads in turn. Used of this run: its replicas and clients, the options of its system, and the latencies, losses and links of its network. Left out: its script and what you did, faults, clocks, retries and sessions. The strategy has nothing to decide where each key is written once.`;
}

function Outcome({ freshness }: { readonly freshness: InquiryState<FreshnessProgress, Freshness> }) {
  switch (freshness.kind) {
    case 'unasked':
      return null;
    case 'asked':
      return <Measuring {...freshness.progress} />;
    case 'stopped':
      return <Stopped {...freshness.progress} />;
    case 'failed':
      return <Again words={`It could not be measured: ${freshness.why}.`} />;
    case 'answered': {
      const { points, writes, reads } = freshness.result;
      return (
        <>
          <Curve points={points} spanMs={points.at(-1)?.atMs ?? 1} />
          <p className="visually-hidden" role="status">
            Measured.
          </p>
          <Latencies writes={writes} reads={reads} />
          <PointTable points={points} />
          <p className="staleness-soft">
            After ± stands one standard error; the shade around the curve is two. Shares are of the reads that were
            answered.
          </p>
        </>
      );
    }
  }
}

function Measuring({ done, spanMs, points }: FreshnessProgress) {
  const words = spanMs === null ? 'Looking for how long it takes…' : `${Math.floor(done * 100)} %`;
  return (
    <>
      <div className="staleness-progress">
        <progress aria-label="Measured so far" value={done} max={1} />
        <span>{words}</span>
        <Button onClick={stop}>Cancel</Button>
      </div>
      {spanMs !== null && <Curve points={points} spanMs={spanMs} />}
    </>
  );
}

/** What was found until then is shown, and on how much it rests. */
function Stopped({ spanMs, writes, points }: FreshnessProgress) {
  if (spanMs === null || points.length === 0) return <Again words="Stopped before anything was measured." />;
  const asked = writes.toLocaleString('en');
  return (
    <>
      <Again
        words={`Stopped before it was done: ${points.length} of ${FRESHNESS_POINTS} points of the curve, from ${asked} writes and a read after each.`}
      />
      <Curve points={points} spanMs={spanMs} />
      <PointTable points={points} />
    </>
  );
}

function Again({ words }: { readonly words: string }) {
  return (
    <div className="staleness-progress">
      <p role="status">{words}</p>
      <Button look="main" onClick={measure}>
        Measure again
      </Button>
    </div>
  );
}
