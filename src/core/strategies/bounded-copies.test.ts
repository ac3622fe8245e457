/** A bound on how far ahead a timestamp may be holds for copies as it does for what clients write. */
import { describe, expect, it } from 'vitest';
import type { LooseCommand, Sample } from '../engine/testing/sample.ts';
import { type Told, tellRun } from '../engine/testing/told.ts';
import { accountAfter } from '../verdicts/account.ts';

/** The clock of A is two seconds ahead of the others: within A's own bound, and beyond that of B and C. */
const ahead = { at: 0, do: 'clock', node: 'A', offsetMs: 2_000 };
const first = { at: 10, do: 'put', client: 'alice', key: 'k', value: 'first', via: 'A' };
const second = { at: 400, do: 'put', client: 'bob', key: 'k', value: 'second', via: 'B' };

const lastWriteWins = (bound: string, more: Sample = {}): Sample => ({
  strategy: 'last-write-wins',
  strategyOptions: { clock: 'hybrid', bound },
  ...more,
});
const told = (sample: Sample, more: readonly LooseCommand[] = []) => tellRun(sample, [ahead, first, ...more]);

const leaderless = (more: Sample['systemOptions']): Sample =>
  lastWriteWins('500', {
    system: 'leaderless',
    systemOptions: { w: '2', r: '1', 'read-repair': 'off', 'time-out': '200', ...more },
  });

/** What there is at a time, before a clock has come up to what waits for it. */
const until = (atMs: number, { lines }: Pick<Told, 'lines'>) => lines.filter((line) => Number.parseFloat(line) <= atMs);

describe('a copy whose timestamp runs too far ahead of the clock of the one that gets it', () => {
  it('is not taken yet, so that what is written there meanwhile does not lose to it unseen', () => {
    expect(told(lastWriteWins('off'), [second]).kept('k')['B']).toEqual(['second']);
    const run = told(lastWriteWins('500'), [second]);
    const words = 'for its timestamp 2060 ms is more than 500 ms ahead of the clock of B, which reads 110 ms.';
    expect(run.lines).toContain(`110 B does not take alice#1 yet, ${words}`);
    expect(until(500, run)).toContain('450 B stores bob#1.');
    expect(until(1_559, run).some((line) => line.includes('B stores alice#1'))).toBe(false);
  });

  it('is taken as soon as the clock has come up to it, so that all come to the same, and the loss is told', () => {
    const { lines, kept, account, run } = told(lastWriteWins('500'), [second]);
    expect(lines.filter((line) => line.startsWith('1560 ') && line.includes('stores alice#1'))).toHaveLength(2);
    expect(kept('k')).toEqual({ A: ['first'], B: ['first'], C: ['first'] });
    expect(account.convergence.kind).toBe('converged');
    expect(account.verdicts[0]).toMatchObject({ write: 'bob#1', fate: 'lost', by: 'alice#1' });
    const losses = run.observer.marks.filter(({ kind }) => kind === 'loss');
    expect(losses.map(({ text }) => text)).toEqual([expect.stringContaining('bob#1 is lost')]);
  });

  it('takes a hybrid clock along from then on, so that what is written after it is later', () => {
    const third = { at: 1_600, do: 'put', client: 'bob', key: 'k', value: 'third', via: 'B' };
    expect(told(lastWriteWins('500'), [third]).kept('k')).toEqual({ A: ['third'], B: ['third'], C: ['third'] });
  });

  it('is named in the verdict of its write, and replicas are not said to keep the same', () => {
    const { run } = told(lastWriteWins('500'));
    const early = run.recording.steps - 3;
    const { verdicts, convergence } = accountAfter(run, early);
    expect(verdicts[0]).toMatchObject({
      fate: 'surviving',
      holders: ['A'],
      because:
        'B and C have not taken it yet: its timestamp 2060 ms is more than 500 ms ahead of the clock of C, which reads 110 ms',
    });
    expect(convergence).toEqual({ kind: 'replicating', keys: ['k'] });
    expect(accountAfter(run, run.recording.steps - 1).verdicts[0]?.because).toBe('');
  });

  it('waits on where the clock is set back meanwhile', () => {
    const { lines } = told(lastWriteWins('500'), [{ at: 1_000, do: 'clock', node: 'B', stepMs: -300 }]);
    expect(lines).toContain('1860 B stores alice#1.');
  });

  const crash = (backAt: number, disk = 'kept') => [
    { at: 500, do: 'crash', replica: 'B' },
    { at: backAt, do: 'recover', replica: 'B', disk },
  ];

  it('is forgotten in a crash, and where nobody sends it again replicas are told to differ', () => {
    const { kept, account } = told(leaderless({ w: '1' }), crash(600));
    expect(kept('k')).toEqual({ A: ['first'], B: [], C: ['first'] });
    expect(account.convergence).toEqual({ kind: 'diverged', keys: ['k'] });
    expect(account.verdicts[0]?.because).toBe('');
  });

  it('of which the sender has none to send any more lies on the disk, and is taken after a crash', () => {
    for (const backAt of [600, 3_000])
      expect(told(lastWriteWins('500'), crash(backAt)).kept('k')['B']).toEqual(['first']);
    expect(told(lastWriteWins('500'), crash(600, 'lost')).kept('k')['B']).toEqual([]);
  });

  it('is answered to each that has sent it, also where it came by anti-entropy meanwhile', () => {
    const { lines } = told(leaderless({ w: '3', 'time-out': 'off', 'anti-entropy': '500' }));
    expect(lines.filter((line) => line.includes('B does not take alice#1 yet'))).toEqual([
      expect.stringMatching(/^110 /),
      expect.stringMatching(/^850 /),
      expect.stringMatching(/^1300 /),
    ]);
    expect(lines).toContain('1660 alice is told that alice#1 is stored.');
  });

  it('stays on the disk, also where it came by anti-entropy meanwhile', () => {
    const gone = [
      { at: 1_050, do: 'crash', replica: 'A' },
      { at: 1_060, do: 'recover', replica: 'A', disk: 'lost' },
      { at: 1_070, do: 'crash', replica: 'B' },
      { at: 1_080, do: 'recover', replica: 'B' },
    ];
    const two = lastWriteWins('500', { replicas: ['A', 'B'], systemOptions: { 'anti-entropy': '500' } });
    expect(told(two, gone).account.verdicts[0]).toMatchObject({ fate: 'surviving', holders: ['A', 'B'] });
  });

  it('is taken at once where the clock is set forward', () => {
    const set = { at: 600, do: 'clock', node: 'B', stepMs: 1_600 };
    expect(told(lastWriteWins('500'), [set]).lines).toContain('600 B stores alice#1.');
  });

  it('goes to one that keeps the key where its replica has left meanwhile', () => {
    const three = leaderless({ n: '2', w: '1' });
    const keepers = tellRun(three, [first]).scene.replicas.flatMap(({ id, keys }) =>
      keys.length > 0 ? [`${id}`] : [],
    );
    const [one = '', two = ''] = keepers;
    const { lines, account } = tellRun(three, [
      { ...ahead, node: one },
      { ...first, via: one },
      { at: 400, do: 'leave', replica: two },
    ]);
    expect(lines.some((line) => line.includes(`${two} does not take alice#1 yet`))).toBe(true);
    expect(lines.some((line) => /^1\d\d\d /.test(line) && line.includes(`${two} sends a key that moves`))).toBe(true);
    expect(account.verdicts[0]).toMatchObject({ fate: 'surviving', because: '' });
    expect(account.convergence.kind).toBe('converged');
  });

  it('does not take along what its replica had taken and could not hand on', () => {
    const sample = leaderless({ n: '2', w: '1', 'time-out': 'off' });
    const keepers = tellRun(sample, [first]).scene.replicas.flatMap(({ id, keys }) =>
      keys.length > 0 ? [`${id}`] : [],
    );
    const [one = '', two = ''] = keepers;
    const rest = ['A', 'B', 'C'].filter((replica) => replica !== two);
    const cuts = (what: string, at: number) => rest.map((other) => ({ at, do: what, between: [two, other] }));
    const { account } = tellRun({ ...sample, network: { whenCut: 'lose' } }, [
      { ...ahead, node: one },
      { ...first, via: one },
      ...cuts('cut', 300),
      { ...second, client: 'bob', via: two, at: 400 },
      { at: 600, do: 'leave', replica: two },
      ...cuts('heal', 1_000),
    ]);
    const bob = account.verdicts.find(({ write }) => write === 'bob#1');
    expect(bob?.by).toBe('alice#1');
    expect(bob?.because).not.toContain('no replica kept it');
  });

  it('ends that its replica has not taken it yet, also where it loses to a later one by then', () => {
    const later = { at: 1_700, do: 'put', client: 'alice', key: 'k', value: 'later', via: 'A' };
    const { account, kept } = told(lastWriteWins('500'), [later]);
    expect(kept('k')['B']).toEqual(['later']);
    expect(account.verdicts.map(({ because }) => because).join()).not.toContain('not taken it yet');
  });

  it('is not lost with the disk of the one that took it', () => {
    const gone = [
      { at: 500, do: 'crash', replica: 'A' },
      { at: 600, do: 'recover', replica: 'A', disk: 'lost' },
    ];
    const { account, run } = told(lastWriteWins('500'), gone);
    expect(account.verdicts[0]).toMatchObject({ fate: 'surviving', holders: ['B', 'C'] });
    expect(run.observer.marks.some(({ kind }) => kind === 'loss')).toBe(false);
  });

  it('makes up no W: the client is told of a failure', () => {
    const { lines } = told(leaderless({}));
    expect(lines.some((line) => line.includes('alice is told that alice#1 failed'))).toBe(true);
    expect(told(leaderless({ w: '1' })).account.verdicts[0]?.fate).toBe('surviving');
  });

  it('stays with whoever keeps a hint of it until it is taken', () => {
    const early = until(1_500, told(leaderless({ w: '1', handoff: 'coordinator' })));
    expect(early.filter((line) => line.includes('A keeps alice#1 for'))).toHaveLength(2);
    expect(early.some((line) => line.includes('has handed alice#1 over'))).toBe(false);
    const { scene, lines } = told(leaderless({ w: '1', handoff: 'coordinator' }));
    expect(lines.filter((line) => line.includes('has handed alice#1 over'))).toHaveLength(2);
    expect(scene.replicas.flatMap(({ hints }) => hints)).toEqual([]);
  });

  it('is not let go by a replica that leaves before it is taken', () => {
    const one = lastWriteWins('500', { system: 'leaderless', systemOptions: { n: '1', w: '1', r: '1' } });
    const { lines, account } = tellRun(one, [
      ahead,
      ...['k', 'l', 'm', 'n'].map((key) => ({ ...first, key })),
      { at: 300, do: 'leave', replica: 'A' },
    ]);
    expect(lines.some((line) => line.includes('does not take'))).toBe(true);
    expect(until(500, { lines }).some((line) => line.includes('acknowledgement of a moved key'))).toBe(false);
    expect(lines.filter((line) => line.includes('sends an acknowledgement of a move'))).toHaveLength(3);
    expect(account.verdicts.every(({ fate, holders }) => fate === 'surviving' && holders.length > 0)).toBe(true);
  });
});

it('a timestamp that is ahead by the bound and no more is taken, from a client and as a copy', () => {
  const by = (offsetMs: number): Sample => ({
    ...lastWriteWins('500', { network: { latency: { kind: 'fixed', ms: 0 } } }),
    strategyOptions: { clock: 'physical', stampedBy: 'client', bound: '500' },
    clocks: [{ node: 'alice' as never, offsetMs, driftPpm: 0 }],
  });
  expect(tellRun(by(500), [first]).kept('k')).toEqual({ A: ['first'], B: ['first'], C: ['first'] });
  expect(tellRun(by(501), [first]).kept('k')).toEqual({ A: [], B: [], C: [] });
  const behind = { at: 0, do: 'clock', node: 'B', offsetMs: -1 };
  const copied = tellRun(by(500), [behind, first]);
  expect(copied.lines.filter((line) => line.includes('does not take'))).toEqual([
    expect.stringContaining('10 B does not take alice#1 yet'),
  ]);
  expect(copied.lines).toContain('11 B stores alice#1.');
});
