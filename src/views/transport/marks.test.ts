import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Mark } from '../../worker/protocol.ts';
import { SIGNS } from './mark-signs.tsx';
import { markBeside, nearestMark, shownMarks, wordsOf } from './marks.ts';

const mark = (kind: Mark['kind'], atUs: number, step: number): Mark => ({
  kind,
  atUs,
  step,
  text: `${kind} at ${atUs}`,
});

test('of marks that stand too close the weightiest is shown, and the others are counted', () => {
  const shown = shownMarks(
    [mark('clock', 100, 1), mark('loss', 101, 2), mark('cut', 102, 3), mark('heal', 900, 4)],
    1_000,
    0.1,
  );
  expect(shown.map(({ mark: { kind }, others }) => [kind, others.length])).toEqual([
    ['loss', 2],
    ['heal', 0],
  ]);
});

test('divergence stands above all but a loss, and is told where one hides it', () => {
  const close = [mark('clock', 99, 1), mark('siblings', 100, 2), mark('loss', 101, 3), mark('diverged', 102, 4)];
  const [shown] = shownMarks(close, 1_000, 0.1);
  expect(shown && wordsOf(shown)).toEqual(['loss at 101', 'diverged at 102', 'and 2 more here']);
  expect(shownMarks(close.toSpliced(2, 1), 1_000, 0.1)[0]?.mark.kind).toBe('diverged');
});

test('what the scenario says stands below the line, beside what happens', () => {
  expect(shownMarks([mark('caption', 100, 1), mark('loss', 100, 2)], 1_000, 0.1)).toHaveLength(2);
});

test('marks of a run without length stand at its start', () => {
  expect(shownMarks([mark('cut', 0, 0)], 0, 0.1)[0]?.share).toBe(0);
});

test('a pointer finds the nearest mark within reach only', () => {
  const shown = shownMarks([mark('cut', 200, 1), mark('heal', 300, 2)], 1_000, 0.01);
  expect(nearestMark(shown, 0.26, 0.05)?.mark.kind).toBe('heal');
  expect(nearestMark(shown, 0.5, 0.05)).toBeNull();
});

test('going from mark to mark skips what stands at the same step', () => {
  const marks = [mark('cut', 0, 1), mark('action', 0, 1), mark('loss', 10, 4)];
  expect(markBeside(marks, 1, 1)?.step).toBe(4);
  expect(markBeside(marks, 4, -1)?.step).toBe(1);
  expect(markBeside(marks, 4, 1)).toBeNull();
});

test('each kind of mark above the line has a sign that no other has', () => {
  const signs = Object.values(SIGNS);
  expect(new Set(signs).size).toBe(signs.length);
});

test('what happens to a replica has a colour of its own, dark or bright, and not that of the rest', () => {
  const css = readFileSync(new URL('./transport.css', import.meta.url), 'utf8');
  const colorOf = (kind: string): string | undefined =>
    new RegExp(`\\.scrubber-mark\\.is-${kind}[,\\s][^{}]*\\{\\s*color: var\\((--[a-z-]+)\\)`).exec(css)?.[1];
  expect(['crash', 'leave', 'pause'].map(colorOf)).toEqual(['--ink', '--ink', '--ink']);
  expect(['recover', 'join', 'resume'].map(colorOf)).toEqual(['--kept', '--kept', '--kept']);
});
