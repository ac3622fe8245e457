import { describe, expect, it } from 'vitest';
import type { Sample } from '../engine/testing/sample.ts';
import { tellRun } from '../engine/testing/told.ts';

const leaders = (systemOptions: Sample['systemOptions']): Sample => ({
  system: 'multi-leader',
  replicas: ['A', 'B', 'C', 'D'],
  systemOptions: systemOptions ?? {},
});
const leave = (replica: string, at = 0) => ({ at, do: 'leave', replica });
const put = { at: 100, do: 'put', client: 'alice', key: 'k', value: 'x', via: 'D' };
const toldOf = (options: Sample['systemOptions'], script: Parameters<typeof tellRun>[1]) =>
  tellRun(leaders(options), script).lines.filter((line) => /leaves|becomes part/.test(line));

describe('a leader that leaves', () => {
  it('a ring closes over it, and over two in a row; whoever comes back takes its place again', () => {
    const ring = (script: Parameters<typeof tellRun>[1]) => tellRun(leaders({ topology: 'ring' }), script);
    expect(ring([leave('A'), put]).kept('k')).toMatchObject({ B: ['x'], C: ['x'], D: ['x'] });
    const two = ring([leave('A'), leave('B'), put]);
    expect(two.kept('k')).toMatchObject({ C: ['x'], D: ['x'] });
    expect(two.lines.some((line) => line.includes('D sends a copy to C'))).toBe(true);
    expect(two.lines.some((line) => line.includes('not passed on'))).toBe(false);
    const back = ring([leave('A'), { at: 50, do: 'join', replica: 'A' }, put]);
    expect(back.lines.some((line) => line.includes('D sends a copy to A'))).toBe(true);
  });

  it('what is on its way through it goes on to the next', () => {
    const { kept } = tellRun(leaders({ topology: 'ring' }), [put, leave('A', 170)]);
    expect(kept('k')).toMatchObject({ B: ['x'], C: ['x'], D: ['x'] });
  });

  const cutOff = (replica: string, at = 0) =>
    ['A', 'B', 'C', 'D']
      .filter((other) => other !== replica)
      .map((other) => ({ at, do: 'cut', between: [replica, other] }));

  it('hands on what comes to it from another that has left', () => {
    const script = [
      ...cutOff('A'),
      { ...put, via: 'A' },
      leave('A', 200),
      leave('B', 220),
      { at: 400, do: 'heal-all' },
    ];
    const { lines, kept } = tellRun(leaders({ topology: 'ring' }), script);
    expect(lines).toContain('425 B sends a key that moves to C for C~k.');
    expect(kept('k')).toEqual({ A: [], B: [], C: ['x'], D: ['x'] });
  });

  it('lets nothing go that has come to it after what it has handed on', () => {
    const own = { ...put, at: 0, value: 'own', via: 'A' };
    // What A hands on stops at the cut, then comes the copy of a write that had not seen it.
    const script = [...cutOff('A', 60), own, { ...put, value: 'late', via: 'D', at: 0 }, leave('A', 80)];
    const { lines, kept } = tellRun(leaders({ topology: 'all-to-all' }), [...script, { at: 400, do: 'heal-all' }]);
    const sent = lines.filter((line) => line.includes('A sends a key that moves'));
    expect(sent).toEqual([
      '80 A sends a key that moves to B for B~k.',
      '475 A sends a key that moves to B for B~k~2.',
      '475 A sends a key that moves to C for C~k.',
      '475 A sends a key that moves to D for D~k.',
    ]);
    expect(lines).toContain('575 A no longer keeps k; others do.');
    expect(kept('k')).toEqual({ A: [], B: ['late', 'own'], C: ['late', 'own'], D: ['late', 'own'] });
  });

  it('a star without its hub is told, at each change until it is back', () => {
    const script = [leave('A'), leave('B', 10), put, { at: 500, do: 'join', replica: 'A' }];
    expect(toldOf({ topology: 'star' }, script)).toEqual([
      '0 A leaves the database, and hands on the keys that it kept. The hub has left: what one leader takes in is not passed on to the others.',
      '10 B leaves the database, and hands on the keys that it kept. The hub A is still missing: what one leader takes in is not passed on to the others.',
      '500 A becomes part of the database, and is sent the keys that it is to keep.',
    ]);
    expect(tellRun(leaders({ topology: 'star' }), [leave('A'), put]).kept('k')).toEqual({
      A: [],
      B: [],
      C: [],
      D: ['x'],
    });
  });

  it('one that leaves while it is down hands nothing on, and nothing is said of it', () => {
    expect(toldOf({ topology: 'all-to-all' }, [put, { at: 300, do: 'crash', replica: 'B' }, leave('B', 400)])[0]).toBe(
      '400 B leaves the database while it is down: the keys that it keeps stay on its disk.',
    );
  });

  it('edges that fall apart are told, and that rounds bring together what is not passed on', () => {
    const edges = { topology: 'edges', edges: 'A-B B-C C-D' };
    expect(toldOf(edges, [leave('B')])).toEqual([
      '0 B leaves the database, and hands on the keys that it kept. The topology is not connected now: what A takes in is not passed on to C.',
    ]);
    expect(toldOf({ ...edges, 'anti-entropy': '200' }, [leave('B')])[0]).toMatch(
      /is not passed on to C; only rounds of anti-entropy bring it there\.$/,
    );
    expect(toldOf(edges, [leave('A')])).toEqual(['0 A leaves the database, and hands on the keys that it kept.']);
  });
});
