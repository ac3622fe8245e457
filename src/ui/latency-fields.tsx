/** How long messages take: the distribution and its parameters. */
import type { Latency } from '../core/engine/scenario.ts';
import { assertNever } from '../core/invariant.ts';
import { NumberField } from './field.tsx';
import { LATENCY_KINDS, latencyOfKind } from './latency-kinds.ts';
import { Select } from './select.tsx';
import './latency-fields.css';

/** Ten minutes, as the format has it. */
const LATENCY_MAX_MS = 600_000;

interface LatencyFieldsProps {
  readonly latency: Latency;
  onChange(latency: Latency): void;
}

export function LatencyFields({ latency, onChange }: LatencyFieldsProps) {
  return (
    <fieldset className="latency-fields">
      <legend className="visually-hidden">Latency</legend>
      <Select<Latency['kind']>
        label="Latency"
        value={latency.kind}
        options={LATENCY_KINDS}
        hint={LATENCY_KINDS.find(({ value }) => value === latency.kind)?.words}
        onChange={(kind) => onChange(latencyOfKind(kind, latency))}
      />
      <div className="latency-numbers">
        <Parameters latency={latency} onChange={onChange} />
      </div>
    </fieldset>
  );
}

function Parameters({ latency, onChange }: LatencyFieldsProps) {
  switch (latency.kind) {
    case 'fixed':
      return <Ms label="Each takes" value={latency.ms} onChange={(ms) => onChange({ ...latency, ms })} />;
    case 'uniform': {
      const { minMs, maxMs } = latency;
      return (
        <>
          <Ms
            label="From"
            value={minMs}
            onChange={(ms) => onChange({ ...latency, minMs: ms, maxMs: Math.max(ms, maxMs) })}
          />
          <Ms
            label="To"
            value={maxMs}
            onChange={(ms) => onChange({ ...latency, maxMs: ms, minMs: Math.min(ms, minMs) })}
          />
        </>
      );
    }
    case 'exponential':
      return <Ms label="Mean" value={latency.meanMs} onChange={(meanMs) => onChange({ ...latency, meanMs })} />;
    case 'pareto-mixture':
      return (
        <>
          <NumberField
            label="Pareto share"
            unit="%"
            value={percentOf(latency.paretoShare)}
            min={0}
            max={100}
            decimals={2}
            onChange={(share) => onChange({ ...latency, paretoShare: share / 100 })}
          />
          <Ms label="Least of these" value={latency.minMs} onChange={(minMs) => onChange({ ...latency, minMs })} />
          <NumberField
            label="Shape α, smaller for a longer tail"
            value={latency.alpha}
            min={0.1}
            max={100}
            decimals={2}
            onChange={(alpha) => onChange({ ...latency, alpha })}
          />
          <Ms label="Mean of the rest" value={latency.meanMs} onChange={(meanMs) => onChange({ ...latency, meanMs })} />
        </>
      );
    default:
      return assertNever(latency);
  }
}

/** 0.9122 is 91.22, not 91.22000000000001. */
const percentOf = (share: number): number => Math.round(share * 10_000) / 100;

interface MsProps {
  readonly label: string;
  readonly value: number;
  onChange(ms: number): void;
}

const Ms = (props: MsProps) => <NumberField {...props} unit="ms" min={0} max={LATENCY_MAX_MS} step={5} decimals={2} />;
