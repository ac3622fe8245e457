import { describe, expect, test } from 'vitest';
import type { WriteId } from '../../core/ids.ts';
import { FIRST_SCENARIO } from '../../scenario/built-in/first.ts';
import { startLab } from '../../worker/lab.ts';
import { causalityOf, type Relation, relationsTo } from './causality.ts';
import { coneOf, coneOfWrite } from './cone.ts';
import { type LineEvent, lineEvents } from './events.ts';
import type { Knowing } from './knowledge.ts';

/** Two leaders and a cut: alice writes at A and bob at B while the link between them is cut. */
function firstEvents(): readonly LineEvent[] {
  const lab = startLab();
  lab.load({ scenario: FIRST_SCENARIO, settings: {}, actions: [] }, () => {});
  return lineEvents(lab.window(0).moments);
}

const events = firstEvents();
const causality = causalityOf(events);
const placeOf = (holds: (event: LineEvent) => boolean): number => events.findIndex(holds);
const issued = (write: string): number => placeOf(({ sign, write: own }) => sign === 'write' && own === write);
const relation = (from: number, to: number): Relation | undefined => relationsTo(causality, from)[to];

describe('Lamport’s relation over the first scenario', () => {
  test('the two writes during the cut are concurrent, though one is issued after the other', () => {
    expect(events[issued('alice#2')]?.atUs).toBeLessThan(events[issued('bob#1')]?.atUs as number);
    expect(relation(issued('alice#2'), issued('bob#1'))).toBe('concurrent');
    expect(relation(issued('bob#1'), issued('alice#2'))).toBe('concurrent');
  });

  test('the first write is in the past of both: of alice’s by her line, of bob’s by messages', () => {
    expect(relation(issued('alice#2'), issued('alice#1'))).toBe('past');
    expect(relation(issued('bob#1'), issued('alice#1'))).toBe('past');
  });

  test('both writes led to the siblings at A', () => {
    const siblings = placeOf(({ sign, node }) => sign === 'siblings' && node === 'A');
    expect(relation(siblings, issued('alice#2'))).toBe('past');
    expect(relation(siblings, issued('bob#1'))).toBe('past');
  });

  test('a message belongs to the past if its arrival does, to the future if its sending does', () => {
    const cone = coneOf(events, causality, issued('bob#1'));
    expect(cone.ofMessage('alice#1/replicate/A>B' as never)).toBe('past');
    expect(cone.ofMessage('bob#1/request/bob>B' as never)).toBe('future');
    expect(cone.ofMessage('alice#2/request/alice>A' as never)).toBe('concurrent');
  });

  test('of a write all stands by what its client knew, whatever messages led to its replica', () => {
    const of = new Map<WriteId, Knowing>([
      ['alice#1' as WriteId, 'concurrent'],
      ['alice#2' as WriteId, 'knows'],
    ]);
    const bob = issued('bob#1');
    const { relations, counts, ofMessage } = coneOfWrite(events, causality, bob, { write: 'bob#1' as WriteId, of });
    expect(relation(bob, issued('alice#1'))).toBe('past');
    expect(relations[issued('alice#1')]).toBe('concurrent');
    expect(ofMessage('alice#1/replicate/A>B' as never)).toBe('concurrent');
    expect(relations[issued('alice#2')]).toBe('future');
    expect(relations[placeOf(({ sign, node }) => sign === 'read' && node === 'bob')]).toBe('past');
    expect(ofMessage('bob#1/request/bob>B' as never)).toBe('future');
    expect(counts).toBeNull();
  });
});

describe('the laws of a strict order', () => {
  const all = events.map((_, place) => relationsTo(causality, place));

  test('past and future are each other’s converse, and concurrency is its own', () => {
    const converse = { past: 'future', future: 'past', concurrent: 'concurrent', here: 'here' } as const;
    for (const [from, relations] of all.entries()) {
      for (const [to, found] of relations.entries()) expect(all[to]?.[from]).toBe(converse[found]);
    }
  });

  test('it is transitive, and nothing in the past is later', () => {
    for (const [from, relations] of all.entries()) {
      for (const [middle, found] of relations.entries()) {
        if (found !== 'past') continue;
        expect(events[middle]?.atUs).toBeLessThanOrEqual(events[from]?.atUs as number);
        for (const [to, further] of (all[middle] ?? []).entries())
          if (further === 'past') expect(relations[to]).toBe('past');
      }
    }
  });
});
