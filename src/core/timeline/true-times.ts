/**
 * What a strategy compared, with the true times of stamped writes laid beside: the strategy explains without knowing
 * them, so that whoever looks can see a clock that is wrong.
 */
import type { Register } from '../engine/register.ts';
import type { AnyDecision, AnyStrategy, Comparison, Operand } from '../strategies/strategy.ts';

export const explained = (strategy: AnyStrategy, decision: AnyDecision, register: Register): readonly Comparison[] =>
  strategy.explain(decision).map((comparison) =>
    comparison.kind === 'stamps'
      ? {
          ...comparison,
          incoming: withTrueTime(comparison.incoming, register),
          stored: withTrueTime(comparison.stored, register),
        }
      : comparison,
  );

function withTrueTime<Mark>(operand: Operand<Mark>, { byId }: Register): Operand<Mark> {
  const record = operand.write === null ? undefined : byId.get(operand.write);
  return record === undefined ? operand : { ...operand, issuedUs: record.issuedUs };
}
