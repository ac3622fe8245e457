/** Options that are a span of time, and those that several systems share. */
import type { OptionSpec, Options } from '../strategies/strategy.ts';
import { fromMs } from '../time.ts';
import { startRound } from './anti-entropy.ts';
import type { ReplicationSystem } from './system.ts';

const OFF = 'off';

/** Choices of spans in milliseconds; the first is none at all, in words. */
export const spans = (none: string, milliseconds: readonly number[]): OptionSpec['choices'] => [
  { value: OFF, label: none.charAt(0).toUpperCase() + none.slice(1) },
  ...milliseconds.map((ms) => ({ value: `${ms}`, label: `${ms} ms` })),
];

/** Milliseconds; null where none is chosen. */
export const spanFrom = (choice: string | undefined): number | null =>
  choice === undefined || choice === OFF ? null : Number(choice);

export const antiEntropyOption: OptionSpec = {
  name: 'anti-entropy',
  label: 'Anti-entropy',
  choices: spans('off', [100, 200, 500, 1000, 5000]).map(({ value, label }) => ({
    value,
    label: value === OFF ? label : `Every ${label}`,
  })),
};

export const graceOption: OptionSpec = {
  name: 'grace',
  label: 'Tombstones are kept',
  choices: spans('for ever', [100, 200, 500, 1000, 5000]),
};

/** What these two come to for a system; nothing where they are off. */
export function upkeepOf(options: Options): Pick<ReplicationSystem, 'rounds' | 'graceUs'> {
  const everyMs = spanFrom(options['anti-entropy']);
  const graceMs = spanFrom(options['grace']);
  return {
    ...(everyMs === null ? {} : { rounds: { everyUs: fromMs(everyMs), begin: startRound } }),
    ...(graceMs === null ? {} : { graceUs: fromMs(graceMs) }),
  };
}
