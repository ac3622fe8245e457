/** What a client sees that asks again or asks elsewhere: each ends as its source says, in numbers. Nothing in them is canned: these are runs. */

import { describe, expect, it } from 'vitest';
import { type Run, simulate } from '../../core/engine/run.ts';
import { plainText } from '../../core/narrate/sentence.ts';
import { withSettings } from '../settings.ts';
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

  it('asked-on: both see what they have seen before; it takes three answers and two', async () => {
    const { run, account } = await endOf('asked-on');
    expect([...answersTo(run, 'alice'), ...answersTo(run, 'bob')]).toEqual(
      Array.from({ length: 3 }, () => ['Nice picture!']),
    );
    expect(account.anomalies).toEqual([]);
    const asked = eventsOf(run).flatMap(({ event }) => (event.kind === 'asked-again' ? [event.next] : []));
    expect(asked).toEqual(['C', 'A', 'A']);
  });

  it('faithful-and-alone: Lena gives up while Ole is answered; with her context she is answered too', async () => {
    const gaveUp = (run: Run): readonly string[] =>
      eventsOf(run).flatMap(({ event }) => (event.kind === 'gave-up' ? [event.operation] : []));
    const { run } = await endOf('faithful-and-alone');
    expect(gaveUp(run)).toEqual(['lena?1']);
    expect(answersTo(run, 'lena')).toEqual([['two eggs']]);
    expect(answersTo(run, 'ole')).toEqual([['two eggs']]);
    const context = await endOf('faithful-and-alone', { session: 'context' });
    expect(gaveUp(context.run)).toEqual([]);
    expect(answersTo(context.run, 'lena')).toEqual([['two eggs'], ['two eggs']]);
  });

  it('nobody-left-to-ask: the second question is not answered; without a session it is, with what is old', async () => {
    const { run, account } = await endOf('nobody-left-to-ask');
    expect(answersTo(run, 'vera')).toEqual([['on its way'], ['with the neighbour']]);
    expect(account.anomalies).toEqual([]);
    const none = await endOf('nobody-left-to-ask', { session: 'none' });
    expect(answersTo(none.run, 'vera')).toEqual([['on its way'], ['on its way'], ['with the neighbour']]);
    expect(none.account.anomalies.map(({ kind }) => kind)).toContain('not-own-write');
  });

  it('ask-the-next: one report, told and read; without a second try the plumber reads nothing in time', async () => {
    const { run, account, kept } = await endOf('ask-the-next');
    const report = ['pipe leaks in Elm Street'];
    expect(kept).toEqual({ A: report, B: report, C: report });
    expect(answersTo(run, 'plumber')).toEqual([report, report]);
    expect(account.counts).toEqual({ ...NONE, surviving: 1 });
    const patient = await endOf('ask-the-next', { retry: null });
    expect(answersTo(patient.run, 'plumber')).toEqual([[], report]);
    const nameless = await endOf('ask-the-next', { retry: { timeoutMs: 200, attempts: 3, identity: 'none' } });
    expect(nameless.kept['C']).toEqual([...report, ...report]);
  });

  it('name-not-there-yet: one request, two gifts; where copies are quick, one', async () => {
    const { run, kept, account } = await endOf('name-not-there-yet');
    const twice = ['50 from Dora', '50 from Dora'];
    expect(kept).toEqual({ A: twice, B: twice, C: twice });
    expect(answersTo(run, 'club')).toEqual([twice]);
    expect(account.anomalies).toContainEqual(
      expect.objectContaining({
        kind: 'duplicate-effect',
        operation: 'dora#1',
        because: 'B keeps dora#1 twice: two replicas have taken it in, neither knowing then that the other had',
      }),
    );
    const scenario = withSettings(await scenarioOf('name-not-there-yet'), {});
    const quick = simulate({ scenario: { ...scenario, network: { ...scenario.network, links: [] } }, actions: [] });
    expect(answersTo(quick, 'club')).toEqual([['50 from Dora']]);
  });
});
