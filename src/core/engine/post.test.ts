import { describe, expect, it } from 'vitest';
import { plainText } from '../narrate/sentence.ts';
import { sceneOf } from '../timeline/observe-scene.ts';
import { standAfter } from '../timeline/recording.ts';
import { advance, type Scene } from '../timeline/scene.ts';
import { windowOf } from '../timeline/window.ts';
import { simulate } from './run.ts';
import { type LooseCommand, type Sample, sampleRun } from './testing/sample.ts';
import { tellRun } from './testing/told.ts';

/** All sentences of a run, each with its time in milliseconds. */
function story(sample: Sample, script: readonly LooseCommand[]): readonly string[] {
  const { moments } = windowOf(simulate(sampleRun(sample, script)), 0, 1_000);
  return moments.flatMap(({ atUs, events }) => events.map(({ sentence }) => `${atUs / 1_000} ${plainText(sentence)}`));
}

const write = { at: 0, do: 'put', client: 'alice', key: 'k', value: 'x' };
const copy = 'alice#1/replicate/A>B';
const arrival = /A copy from A reaches B/;

describe('a cut', () => {
  it('stops messages in the middle of the link, and they go on when it heals', () => {
    const told = story({}, [
      write,
      { at: 10, do: 'cut', between: ['A', 'B'] },
      { at: 300, do: 'heal', between: ['A', 'B'] },
    ]);
    expect(told).toContain('50 A copy from A to B stops at the cut.');
    expect(told).toContain('325 A copy from A reaches B for alice#1.');
  });

  it('stops one that has not passed the middle and lets one pass that has', () => {
    expect(story({}, [write, { at: 70, do: 'cut', between: ['A', 'B'] }]).some((line) => arrival.test(line))).toBe(
      false,
    );
    expect(story({}, [write, { at: 80, do: 'cut', between: ['A', 'B'] }])).toContain(
      '100 A copy from A reaches B for alice#1.',
    );
  });

  it('makes no difference to a message that had not come to it when it heals', () => {
    const told = story({}, [
      write,
      { at: 51, do: 'cut', between: ['A', 'B'] },
      { at: 60, do: 'heal', between: ['A', 'B'] },
    ]);
    expect(told).toContain('100 A copy from A reaches B for alice#1.');
  });

  it('can be in one direction only', () => {
    const told = story({}, [{ at: 0, do: 'cut', between: ['B', 'A'], direction: 'forward' }, write]);
    expect(told.some((line) => arrival.test(line))).toBe(true);
  });

  it('loses messages where the scenario says so', () => {
    const told = story({ network: { whenCut: 'lose' } }, [{ at: 0, do: 'cut', between: ['A', 'B'] }, write]);
    expect(told).toContain('75 A copy from A to B is lost at the cut.');
  });

  it('of a partition is one act, and healed by one', () => {
    const told = story({}, [
      { at: 0, do: 'partition', groups: [['A'], ['B', 'C']] },
      write,
      { at: 200, do: 'heal-all' },
    ]);
    expect(told).toContain('0 The network is split: A apart from B, C.');
    expect(told.filter((line) => /^225 A copy/.test(line))).toHaveLength(2);
  });
});

describe('a person', () => {
  it('holds a message where it is and releases it for the rest of its way', () => {
    const told = story({}, [write, { at: 60, do: 'hold', message: copy }, { at: 500, do: 'release', message: copy }]);
    expect(told).toContain('540 A copy from A reaches B for alice#1.');
  });

  it('releases one up to where a cut loses it, and it is seen to go there', () => {
    const script = [
      write,
      { at: 60, do: 'hold', message: copy },
      { at: 200, do: 'cut', between: ['A', 'B'] },
      { at: 500, do: 'release', message: copy },
    ];
    const network = { whenCut: 'lose' } as const;
    const told = story({ network }, script);
    expect(told).toContain('500 A copy from A to B goes on.');
    expect(told).toContain('515 A copy from A to B is lost at the cut.');
    const run = simulate(sampleRun({ network }, script));
    const { first, base, moments } = windowOf(run, 0, 1_000);
    const released = moments.findIndex(({ atUs }) => atUs === 500_000);
    const seen = moments.slice(0, released + 1).reduce((scene, { changes }) => advance(scene, changes), base);
    const there = sceneOf(standAfter(run.recording, first + released + 1, () => {}));
    const flightIn = ({ flights }: Scene) => flights.find(({ message }) => message === copy);
    expect(flightIn(seen)).toEqual(flightIn(there));
  });

  it('drops a message for good', () => {
    const told = story({}, [write, { at: 60, do: 'drop', message: copy }]);
    expect(told).toContain('60 A copy from A to B is dropped.');
    expect(told.some((line) => arrival.test(line))).toBe(false);
  });

  it('hurries a message, even one that is held', () => {
    expect(story({}, [write, { at: 60, do: 'deliver', message: copy }])).toContain(
      '60 A copy from A reaches B for alice#1.',
    );
    const held = [write, { at: 60, do: 'hold', message: copy }, { at: 90, do: 'deliver', message: copy }];
    expect(story({}, held)).toContain('90 A copy from A reaches B for alice#1.');
  });

  it('is told when there is no such message', () => {
    expect(story({}, [{ at: 5, do: 'hold', message: 'nobody#1/reply/A>B' }])).toEqual([
      '5 Nothing changes: nobody#1/reply/A>B is not on its way at this moment.',
    ]);
  });
});

describe('loss', () => {
  const LOST = /^\S+ (.*) from (\S+) to (\S+) is lost on the way/;
  const script = Array.from({ length: 400 }, (_, index) => ({ ...write, at: index }));
  /** By link, how many messages are lost on it. */
  const lostIn = (network: NonNullable<Sample['network']>): { readonly [link: string]: number } => {
    const counts: Record<string, number> = {};
    for (const line of tellRun({ network }, script).lines) {
      const [, , from, to] = LOST.exec(line) ?? [];
      if (from !== undefined) counts[`${from}>${to}`] = (counts[`${from}>${to}`] ?? 0) + 1;
    }
    return counts;
  };

  it('takes its share of the messages between replicas, and none of a client’s', () => {
    const lost = lostIn({ lossPercent: 25 });
    expect(Object.keys(lost).sort()).toEqual(['A>B', 'A>C']);
    // Of 400 a quarter, give or take four standard deviations.
    for (const count of Object.values(lost)) expect(Math.abs(count - 100)).toBeLessThan(35);
    expect(lostIn({})).toEqual({});
  });

  it('of one link takes its share there in both directions and nowhere else, and stands for that of all', () => {
    const links = [{ between: ['A', 'B'] as never, lossPercent: 50 }];
    const onIt = lostIn({ links });
    expect(Object.keys(onIt)).toEqual(['A>B']);
    expect(Math.abs((onIt['A>B'] ?? 0) - 200)).toBeLessThan(40);
    expect(Object.keys(lostIn({ links: [{ between: ['B', 'A'] as never, lossPercent: 50 }] }))).toEqual(['A>B']);
    const spared = lostIn({ lossPercent: 25, links: [{ between: ['A', 'B'] as never, lossPercent: 0 }] });
    expect(Object.keys(spared)).toEqual(['A>C']);
    const ofClient = lostIn({ links: [{ between: ['alice', 'A'] as never, lossPercent: 50 }] });
    expect(Object.keys(ofClient).sort()).toEqual(['A>alice', 'alice>A']);
  });
});

describe('a replica that is down', () => {
  const crash = { at: 10, do: 'crash', replica: 'B' };
  const recover = { at: 400, do: 'recover', replica: 'B' };

  it('gets what leaders have kept for it when it is back', () => {
    expect(story({}, [write, crash, recover])).toContain('400 A copy from A reaches B for alice#1.');
  });

  it('misses what a leaderless coordinator sent', () => {
    const told = story({ system: 'leaderless' }, [write, crash, recover]);
    expect(told).toContain('100 A copy from A to B is lost, for the replica is down.');
    expect(told.some((line) => arrival.test(line))).toBe(false);
  });

  it('comes back empty and under another name where its disk is lost', () => {
    const told = story({}, [
      write,
      { at: 200, do: 'crash', replica: 'B' },
      { ...recover, disk: 'lost', identity: 'new' },
    ]);
    expect(told).toContain('400 B is back without its disk, and counts as B2. Gone from it: alice#1.');
  });
});
