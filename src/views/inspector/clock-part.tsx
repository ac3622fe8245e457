/** How far a machine's clock is from true time, and setting it. */

import { useClockEffect } from '../../app/clock-effect.ts';
import { describeOffset } from '../../app/describe-offset.ts';
import { commands, useLab } from '../../app/store.ts';
import { type PhysicalClock, readClock } from '../../core/clocks/physical-clock.ts';
import type { NodeId } from '../../core/ids.ts';
import { asMicros, toMs } from '../../core/time.ts';
import { NumberField } from '../../ui/field.tsx';
import { Term } from '../../ui/glossary/term.tsx';
import { MarkedText } from '../../ui/sentence.tsx';
import { Part } from './parts.tsx';

const OFFSET_MAX_MS = 60_000;
const DRIFT_MAX_PPM = 100_000;

export function ClockPart({ node, clock }: { readonly node: NodeId; readonly clock: PhysicalClock }) {
  const nowUs = useLab((state) => state.moment?.atUs ?? asMicros(0));
  const offsetMs = Math.round(toMs(asMicros(readClock(clock, nowUs) - nowUs)));
  const effect = useClockEffect(node);
  return (
    <Part title={<Term id="clock">Clock</Term>}>
      <p className="card-absent">
        {offsetMs === 0 ? 'Shows the true time.' : `Is ${describeOffset(offsetMs)} of true time.`}
      </p>
      {effect !== null && (
        <p>
          <MarkedText text={effect} />
        </p>
      )}
      <div className="clock-fields">
        <NumberField
          label="Offset"
          unit="ms"
          value={offsetMs}
          min={-OFFSET_MAX_MS}
          max={OFFSET_MAX_MS}
          step={5}
          onChange={(value) => commands.act({ do: 'clock', node, offsetMs: value })}
        />
        <NumberField
          label="Drift"
          unit="millionths"
          value={clock.driftPpm}
          min={-DRIFT_MAX_PPM}
          max={DRIFT_MAX_PPM}
          step={100}
          onChange={(value) => commands.act({ do: 'clock', node, driftPpm: value })}
        />
      </div>
    </Part>
  );
}
