/** What a card says of a value that it drops is what the account says of the write. */
import { expect, test, vi } from 'vitest';
import { createReel } from '../../app/reel.ts';
import { simulate } from '../../core/engine/run.ts';
import { windowOf } from '../../core/timeline/window.ts';
import { accountAfter } from '../../core/verdicts/account.ts';
import { BUILT_INS } from '../../scenario/built-in/index.ts';
import { runInputOf } from '../../scenario/settings.ts';
import { ghostsOf } from './staging.ts';

vi.mock('../../app/store.ts', () => ({ lab: {} }));

const STEPS_MAX = 200;

test('in all scenarios, at each step: lost where the account says lost, and only there', async () => {
  const told = new Map<string, number>();
  for (const { id, load } of BUILT_INS) {
    const run = simulate(runInputOf({ scenario: await load(), settings: {}, actions: [] }));
    if (run.recording.steps > STEPS_MAX) continue;
    const reel = createReel(windowOf(run, 0, run.recording.steps), 1);
    for (const moment of reel.momentsBetween(0, reel.last)) {
      const { step } = moment;
      const ghosts = ghostsOf(reel.sceneAt(step - 1), moment, reel.sceneAt(step), run.observer.marks);
      if (ghosts.length === 0) continue;
      const { verdicts } = accountAfter(run, step);
      for (const { write, fate } of ghosts) {
        const verdict = verdicts.find((each) => each.write === write);
        told.set(fate, (told.get(fate) ?? 0) + 1);
        expect([id, step, write, fate === 'lost']).toEqual([id, step, write, verdict?.fate === 'lost']);
      }
    }
  }
  expect([...told.keys()].toSorted()).toEqual(expect.arrayContaining(['dropped', 'gone', 'lost']));
});
