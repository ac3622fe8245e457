/** What each strategy says that it leaves of two concurrent writes, asked of a run. */
import { expect, test } from 'vitest';
import { simulate } from '../engine/run.ts';
import { type LooseCommand, sampleRun } from '../engine/testing/sample.ts';
import { sceneOf } from '../timeline/observe-scene.ts';
import { standAfter } from '../timeline/recording.ts';
import { findDataType } from '../types/index.ts';
import { STRATEGIES } from './index.ts';

/** Those that are meant for one server: elsewhere they do not keep what they promise. */
const ON_ONE_SERVER = ['immutable-keys', 'version-numbers'];

const changes = (strategy: string): readonly LooseCommand[] => {
  const deed = (client: string) => {
    if (strategy === 'counter') return { do: 'increment', by: 1 };
    if (strategy === 'map') return { do: 'increment', by: 1, field: client };
    if (strategy === 'observed-remove') return { do: 'add', item: client };
    return { do: 'put', value: strategy === 'union-set' ? [client] : client };
  };
  return ['alice', 'bob'].map((client) => ({ at: 0, client, key: 'k', ...deed(client) }));
};

test.each(STRATEGIES.map((kind) => [kind.id, kind.concurrency] as const))('%s %s', (strategy, concurrency) => {
  const system = ON_ONE_SERVER.includes(strategy) ? 'single-server' : 'multi-leader';
  const replicas = system === 'single-server' ? ['A'] : ['A', 'B', 'C'];
  const { recording } = simulate(sampleRun({ strategy, system, replicas }, changes(strategy)));
  const kept = sceneOf(standAfter(recording, recording.steps, () => {})).replicas.map(({ keys }) => keys[0]?.siblings);
  for (const siblings of kept) expect(siblings).toHaveLength(concurrency === 'keeps both' ? 2 : 1);
  if (concurrency === 'merges') {
    expect(findDataType(strategy)).toBeDefined();
    // Of both there is something in it.
    expect(JSON.stringify(kept[0])).toMatch(strategy === 'counter' ? /"value":2/ : /alice.*bob/);
  }
});
