/** What a client sees that asks again or asks elsewhere: each ends as its source says, in numbers. Nothing in them is canned: these are runs. */
import { describe, expect, it } from 'vitest';
import { plainText } from '../../core/narrate/sentence.ts';
import { answersTo, endOf, eventsOf, NONE, scenarioOf } from './testing/end-of.ts';

describe('the ends of stories of clients', () => {
  it('changing-replicas: an own write unread, a read that goes back; with sticky or context sessions neither', async () => {
    const { account } = await endOf('changing-replicas');
    expect(account.anomalies.map(({ kind, operation, other }) => [kind, operation, other])).toEqual([
      ['stale-read', 'alice?1', 'alice#1'],
      ['not-own-write', 'alice?1', 'alice#1'],
      ['stale-read', 'bob?2', 'alice#1'],
      ['non-monotonic-read', 'bob?2', 'alice#1'],
    ]);
    expect(account.counts).toEqual({ ...NONE, surviving: 1 });
    expect((await endOf('same-replica')).account.anomalies).toEqual([]);
    const context = await endOf('changing-replicas', { session: 'context' });
    expect(context.account.anomalies).toEqual([]);
    const [none, sticky] = await Promise.all([scenarioOf('changing-replicas'), scenarioOf('same-replica')]);
    expect(sticky.script).toEqual(none.script);
    expect([none.session, sticky.session]).toEqual(['none', 'sticky']);
  });

  it('asked-twice: two payments without an identity, one with', async () => {
    expect((await endOf('asked-twice')).kept['C']).toEqual(['20 for tea', '20 for tea']);
    expect((await endOf('asked-twice-identity')).kept['C']).toEqual(['20 for tea']);
  });

  it('delivered-twice: two cakes, and one where the request carries a name', async () => {
    const { run, kept } = await endOf('delivered-twice');
    expect(kept).toEqual({ A: [], B: ['cake', 'cake'], C: ['cake', 'cake'] });
    expect(answersTo(run, 'ben')).toEqual([['cake', 'cake']]);
    const named = await endOf('delivered-twice', { retry: { timeoutMs: 1_000, attempts: 1, identity: 'request' } });
    expect(named.kept).toEqual({ A: [], B: ['cake'], C: ['cake'] });
    const told = eventsOf(run).map(({ sentence }) => plainText(sentence));
    expect(told).toContain('B stores ann#1~again; siblings now: ann#1 and ann#1~again.');
  });
});
