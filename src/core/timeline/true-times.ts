/**
 * What a strategy compared, with what only the truth knows laid beside, the times of stamped writes and dots given twice: the strategy explains without knowing
 * them, so that whoever looks can see a clock that is wrong.
 */
import type { Register } from '../engine/register.ts';
import type { AnyDecision, AnyStrategy, Comparison, Operand } from '../strategies/strategy.ts';

export const explained = (strategy: AnyStrategy, decision: AnyDecision, register: Register): readonly Comparison[] =>
  strategy.explain(decision).map((comparison) => {
    if (comparison.kind === 'dots') return withNamesake(comparison, register);
    if (comparison.kind !== 'stamps') return comparison;
    return {
      ...comparison,
      incoming: withTrueTime(comparison.incoming, register),
      stored: withTrueTime(comparison.stored, register),
    };
  });

function withNamesake(comparison: Comparison & { kind: 'dots' }, { namesakes }: Register): Comparison {
  const { write } = comparison.sibling;
  const namesake = write === null ? undefined : namesakes.get(write);
  return namesake === undefined ? comparison : { ...comparison, namesake };
}

function withTrueTime<Mark>(operand: Operand<Mark>, { byId }: Register): Operand<Mark> {
  const record = operand.write === null ? undefined : byId.get(operand.write);
  return record === undefined ? operand : { ...operand, issuedUs: record.issuedUs };
}
