/** Quorums for which too few replicas are left are told of, not lowered in silence. */
import { describe, expect, it } from 'vitest';
import { tellRun } from '../engine/testing/told.ts';

const leave = (replica: string, at: number) => ({ at, do: 'leave', replica });
const told = (w: string, r: string, script: Parameters<typeof tellRun>[1]) =>
  tellRun({ system: 'leaderless', systemOptions: { w, r } }, script)
    .lines.filter((line) => /leaves|becomes part/.test(line))
    .map((line) => line.replace(/^.*?\. ?/, ''));

describe('fewer replicas than answers that are asked for', () => {
  it('is told with the change of members that led to it', () => {
    expect(told('3', '2', [leave('C', 0)])).toEqual([
      'W is 3, but only 2 replicas are left to answer: now 2 answers are enough for a write.',
    ]);
    expect(told('1', '2', [leave('C', 0), leave('B', 10)])).toEqual([
      '',
      'R is 2, but one replica is left to answer: now its answer is enough for a read.',
    ]);
  });

  it('is told as long as it lasts, and of both where both are too many', () => {
    const script = [
      leave('C', 0),
      leave('B', 10),
      { at: 20, do: 'join', replica: 'B' },
      { at: 30, do: 'join', replica: 'C' },
    ];
    expect(told('3', '3', script).map((words) => words.split('. ').length)).toEqual([2, 2, 2, 1]);
    expect(told('3', '3', script).at(-1)).toBe('');
  });

  it('is no matter where all are asked for, however many there are', () => {
    expect(told('all', 'all', [leave('C', 0)])).toEqual(['']);
  });
});

describe('a sloppy quorum of which nobody is left to stand in', () => {
  const sloppy = (script: Parameters<typeof tellRun>[1], handoff = 'fallback') =>
    tellRun({ system: 'leaderless', systemOptions: { n: '2', w: '1', r: '1', 'time-out': '100', handoff } }, script)
      .lines.filter((line) => line.includes('hold a hint'))
      .map((line) => line.replace(/^.*?\. ?/, ''));

  it('is told with the change of members that led to it, as long as it lasts', () => {
    expect(sloppy([leave('C', 0), leave('B', 10)])).toEqual([
      'Both replicas that are left keep every key: nobody can stand in for another and hold a hint now.',
      'The only replica that is left keeps every key: nobody can stand in for another and hold a hint now.',
    ]);
    expect(sloppy([leave('C', 0), { at: 10, do: 'join', replica: 'C' }])).toHaveLength(1);
  });

  it('is no matter where nobody stands in', () => {
    expect(sloppy([leave('C', 0)], 'coordinator')).toEqual([]);
  });
});
