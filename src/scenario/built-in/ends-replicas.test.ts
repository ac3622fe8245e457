/** Replicas that join, pause, are slow, or lose their disk: each ends as its source says, in numbers. Nothing in them is canned: these are runs. */
import { describe, expect, it } from 'vitest';
import { simulate } from '../../core/engine/run.ts';
import { asMicros, toMs } from '../../core/time.ts';
import { accountAfter } from '../../core/verdicts/account.ts';
import { answersTo, endOf, leaderlessWith, NONE, scenarioOf, toldFailed } from './testing/end-of.ts';

describe('the ends of stories of replicas that come, go, pause and forget', () => {
  it('lost-disk (kv679): jon is lost under the old name, and survives under a new one', async () => {
    const { account, kept } = await endOf('lost-disk');
    expect(kept).toEqual({ A: ['phil', 'bob'], B: ['phil', 'bob'] });
    expect(account.counts).toEqual({ ...NONE, surviving: 2, lost: 1 });
    expect(account.verdicts[0]).toMatchObject({ fate: 'lost', value: 'jon' });

    const scenario = await scenarioOf('lost-disk');
    const script = scenario.script.map((command) =>
      command.do === 'recover' ? { ...command, identity: 'new' as const } : command,
    );
    const run = simulate({ scenario: { ...scenario, script }, actions: [] });
    expect(accountAfter(run, run.recording.steps - 1).counts).toEqual({ ...NONE, surviving: 3 });
  });

  it('new-replica: every key is on two of B, C and D', async () => {
    const { account } = await endOf('new-replica');
    expect(account.convergence.kind).toBe('converged');
    for (const { holders } of account.verdicts) expect(holders).toHaveLength(2);
    expect(account.verdicts.some(({ holders }) => holders.some((holder) => holder === 'A'))).toBe(false);
  });

  it('slow-replica: three answers take as long as the slowest', async () => {
    const { account } = await endOf('slow-replica');
    const took = (write: string): number => {
      const verdict = account.verdicts.find((one) => one.write === write);
      return toMs(asMicros((verdict?.acknowledgedUs ?? 0) - (verdict?.issuedUs ?? 0)));
    };
    expect([took('ann#1'), took('ann#2'), took('ben#1')]).toEqual([120, 620, 120]);
  });

  it('long-pause: the write that failed is kept by all three', async () => {
    const { run, account, kept } = await endOf('long-pause');
    expect(kept).toEqual({ A: ['two pizzas'], B: ['two pizzas'], C: ['two pizzas'] });
    expect(account.counts).toEqual({ ...NONE, superseded: 1, failed: 1 });
    expect(toldFailed(run)).toEqual(['ann#2']);
    expect(answersTo(run, 'kitchen')).toEqual([['two pizzas']]);
  });

  it('empty-newcomer: one seat, two names; a read of two answers finds the first', async () => {
    const { run, account, kept } = await endOf('empty-newcomer');
    expect(kept).toEqual({ A: ['Ann', 'Ben'], B: [], C: [], D: ['Ann', 'Ben'] });
    expect(account.counts).toEqual({ ...NONE, surviving: 2 });
    expect(answersTo(run, 'ben')).toEqual([[]]);
    const two = await endOf('empty-newcomer', leaderlessWith({ n: '2', w: '2', r: '2', 'read-repair': 'off' }));
    expect(answersTo(two.run, 'ben')).toEqual([['Ann']]);
  });

  it('lost-disk-new-name: the commands of lost-disk but for the name, and all three guests are kept', async () => {
    const { account, kept } = await endOf('lost-disk-new-name');
    expect(kept).toEqual({ A: ['phil', 'bob', 'jon'], B: ['phil', 'bob', 'jon'] });
    expect(account.counts).toEqual({ ...NONE, surviving: 3 });
    const [old, renamed] = await Promise.all([scenarioOf('lost-disk'), scenarioOf('lost-disk-new-name')]);
    expect(renamed.script).toEqual(
      old.script.map((command) => (command.do === 'recover' ? { ...command, identity: 'new' } : command)),
    );
  });

  it('two-of-six: Dune is read from its second replica, Emma from neither until one is back', async () => {
    const { run, account } = await endOf('two-of-six');
    expect(answersTo(run, 'max')).toEqual([['shelf 7'], ['shelf 4']]);
    expect(toldFailed(run)).toEqual(['max?2']);
    expect(account.verdicts.map(({ write, holders }) => [write, holders])).toEqual([
      ['librarian#1', ['E', 'F']],
      ['librarian#2', ['D', 'E']],
    ]);
    const three = await endOf(
      'two-of-six',
      leaderlessWith({ n: '3', w: '1', r: '1', 'read-repair': 'off', 'time-out': '100', coordinator: 'asked' }),
    );
    expect(toldFailed(three.run)).toEqual([]);
  });
});
