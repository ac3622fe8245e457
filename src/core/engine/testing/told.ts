/** What a small run tells and comes to, for tests. */
import { plainText } from '../../narrate/sentence.ts';
import { sceneOf } from '../../timeline/observe-scene.ts';
import { standAfter } from '../../timeline/recording.ts';
import type { Scene } from '../../timeline/scene.ts';
import { windowOf } from '../../timeline/window.ts';
import { accountAfter } from '../../verdicts/account.ts';
import type { Account } from '../../verdicts/verdict.ts';
import { type Run, simulate } from '../run.ts';
import { type LooseCommand, type Sample, sampleRun } from './sample.ts';

export interface Told {
  readonly run: Run;
  /** Each sentence with its time in milliseconds before it. */
  readonly lines: readonly string[];
  readonly account: Account;
  readonly scene: Scene;
  /** The values that each replica keeps under a key, sorted. */
  kept(key: string): { readonly [replica: string]: readonly unknown[] };
}

export function tellRun(sample: Sample, script: readonly LooseCommand[]): Told {
  const run = simulate(sampleRun(sample, script));
  const { recording } = run;
  const scene = sceneOf(standAfter(recording, recording.steps, () => {}));
  return {
    run,
    scene,
    lines: windowOf(run, 0, 10_000).moments.flatMap(({ atUs, events }) =>
      events.map(({ sentence }) => `${atUs / 1_000} ${plainText(sentence)}`),
    ),
    account: accountAfter(run, recording.steps - 1),
    kept: (key) =>
      Object.fromEntries(
        scene.replicas.map(({ id, keys }) => [
          id,
          (keys.find((one) => one.key === key)?.siblings ?? []).map(({ value }) => value).sort(),
        ]),
      ),
  };
}
