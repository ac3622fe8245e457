import { expect, test } from 'vitest';
import { operationId } from '../../core/ids.ts';
import { isToldAbove } from './told-above.ts';

const because = 'overwritten by bob#1 because 105 > 102';
const lost = { kind: 'lost-update', operation: operationId('alice#2'), because } as const;

test('a loss whose reason stands in the row of its write is not told twice', () => {
  expect(isToldAbove(lost, [{ write: operationId('alice#2'), because }])).toBe(true);
});

test('it is told where its row is not shown, or says something else by now', () => {
  expect(isToldAbove(lost, [])).toBe(false);
  expect(isToldAbove(lost, [{ write: operationId('bob#1'), because }])).toBe(false);
  expect(isToldAbove(lost, [{ write: operationId('alice#2'), because: 'overwritten by carol#1' }])).toBe(false);
});

test('what else went wrong is always told', () => {
  expect(isToldAbove({ ...lost, kind: 'stale-read' }, [{ write: operationId('alice#2'), because }])).toBe(false);
});
